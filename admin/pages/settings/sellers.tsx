import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import type { Field, Values } from "../../components/field"
import { Section } from "../../components/section"
import { ListForm } from "./list-form"
import { SELLER } from "./sender"
import { SettingsForm } from "./settings-form"

const sellerOf = (row: Values) => ({
  ...Object.fromEntries(SELLER.map((name) => [name, row[name]?.trim() || null])),
  name: row.name.trim(),
})

/** Companies that sell beside the one that is written for by default, as ledgers name them. */
export const Sellers = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  const { selling_entities, default_selling_entity: first } = data.settings
  const others = Object.entries(selling_entities).filter(([key]) => key !== first)
  const columns: Field[] = [
    { name: "key", label: t("settings.sellerKey"), kind: "text" },
    ...SELLER.map((name): Field => ({
      name,
      label: t(`settings.seller.${name}`),
      kind: "text",
      optional: name !== "name",
    })),
  ]
  const choices = Object.entries(selling_entities).map(([value, { name }]) => ({ value, label: name }))
  return (
    <>
      <ListForm
        data={data}
        name="selling_entities"
        title={t("settings.sellers")}
        hint={t("settings.sellersHint", { name: selling_entities[first]?.name, key: first })}
        columns={columns}
        rows={others.map(([key, seller]) => ({
          key,
          ...Object.fromEntries(SELLER.map((name) => [name, seller[name] ?? ""])),
        }))}
        named={{ by: "key", taken: [first] }}
        settingOf={(rows) => ({
          selling_entities: {
            [first]: selling_entities[first],
            ...Object.fromEntries(rows.map((row) => [row.key.trim(), sellerOf(row)])),
          },
        })}
      />
      {others.length > 0 ? (
        <Section title={t("settings.firstSeller")} subtitle={t("settings.firstSellerHint")}>
          <SettingsForm
            data={data}
            fields={[{ name: "default_selling_entity", label: t("settings.firstSeller"), kind: "choice", choices }]}
          />
        </Section>
      ) : null}
    </>
  )
}

import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useUsers } from "../../api/users"
import { amountsOf, textOfAmounts } from "../../components/amounts"
import { ListForm } from "./list-form"

/** Who may approve credit limits up to which amount; without any row every approver may approve all. */
export const AuthorityPart = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  const { choices } = useUsers()
  return (
    <ListForm
      data={data}
      name="limit_authority"
      title={t("settings.authority")}
      hint={t("settings.authorityHint")}
      columns={[
        { name: "user", label: t("settings.user"), kind: "choice", choices },
        { name: "up_to", label: t("settings.authorityUpTo"), kind: "text", optional: true },
        { name: "unlimited", label: t("settings.authorityUnlimited"), kind: "check" },
      ]}
      rows={Object.entries(data.settings.limit_authority).map(([user, { unlimited, up_to }]) => ({
        user,
        unlimited: unlimited ? "true" : "",
        up_to: textOfAmounts(up_to),
      }))}
      named={{ by: "user", taken: [] }}
      settingOf={(rows) => ({
        limit_authority: Object.fromEntries(
          rows.map(({ user, unlimited, up_to }) => [
            user,
            { unlimited: unlimited === "true", up_to: amountsOf(up_to ?? "") },
          ])
        ),
      })}
    />
  )
}

import { Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useArms } from "../../api/client"
import { Banners } from "../../components/banners"
import { Section } from "../../components/section"
import { Pause } from "../runs/pause"
import { Assistant } from "./assistant"
import { AuthorityPart } from "./authority"
import { DefaultTerms } from "./default-terms"
import { DoorsPart } from "./doors"
import { useSettingFields, type Part } from "./fields"
import { PermissionsPart } from "./permissions"
import { MailCheck, SellerForm } from "./sender"
import { Rates } from "./rates"
import { Sellers } from "./sellers"
import { SettingsForm } from "./settings-form"
import { TestClock } from "./test-clock"
import { WorkParts } from "./work"

const PartForm = ({ part, data }: { part: Part; data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  const fields = useSettingFields(part)
  return (
    <Section title={t(`settings.part.${part}`)}>
      <SettingsForm data={data} fields={fields} />
    </Section>
  )
}

/** Everything of ARMS that is set once: the assistant while set-up is not finished, then each part. */
export const SettingsPage = () => {
  const { t } = useTranslation("arms")
  const { data, error } = useArms<SettingsResponse>("settings")
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        level="h1"
        title={t("settings.title")}
        subtitle={t("settings.subtitle")}
        actions={<Pause />}
        error={error ? t("list.error", { message: error.message }) : null}
      >
        <Banners />
      </Section>
      {!data && !error ? <Skeleton className="h-96" /> : null}
      {data ? (
        <>
          {data.live_since === null ? (
            <Assistant data={data} />
          ) : (
            <>
              <PartForm part="calendar" data={data} />
              <Section title={t("settings.part.sender")}>
                <SellerForm data={data} />
                <MailCheck />
              </Section>
            </>
          )}
          <Sellers data={data} />
          <PartForm part="days" data={data} />
          <PartForm part="runs" data={data} />
          <PartForm part="money" data={data} />
          <DefaultTerms data={data} />
          <PartForm part="orders" data={data} />
          <PartForm part="credit" data={data} />
          <AuthorityPart data={data} />
          <Rates />
          <PartForm part="work" data={data} />
          <WorkParts data={data} />
          <PermissionsPart data={data} />
          <DoorsPart />
          <TestClock />
        </>
      ) : null}
    </div>
  )
}

import { Skeleton, Tabs } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
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
    <Section title={t(`settingsParts.section.${part}`)}>
      <SettingsForm data={data} fields={fields} />
    </Section>
  )
}

const Business = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  return (
    <>
      <PartForm part="calendar" data={data} />
      <Section title={t("settingsParts.section.sender")}>
        <SellerForm data={data} />
        <MailCheck />
      </Section>
    </>
  )
}

/** Parts of the page, in the order in which a shop owner needs them; each names what stands in it. */
const PARTS: readonly { readonly name: string; readonly Shown: (props: { data: SettingsResponse }) => ReactNode }[] = [
  {
    name: "business",
    Shown: ({ data }) => (
      <>
        {data.live_since === null ? <Assistant data={data} /> : <Business data={data} />}
        <Sellers data={data} />
        <PartForm part="days" data={data} />
      </>
    ),
  },
  { name: "runs", Shown: ({ data }) => <PartForm part="runs" data={data} /> },
  {
    name: "money",
    Shown: ({ data }) => (
      <>
        <PartForm part="money" data={data} />
        <DefaultTerms data={data} />
        <PartForm part="orders" data={data} />
      </>
    ),
  },
  {
    name: "credit",
    Shown: ({ data }) => (
      <>
        <PartForm part="credit" data={data} />
        <AuthorityPart data={data} />
        <Rates />
      </>
    ),
  },
  {
    name: "people",
    Shown: ({ data }) => (
      <>
        <PartForm part="work" data={data} />
        <WorkParts data={data} />
        <PermissionsPart data={data} />
      </>
    ),
  },
  {
    name: "checks",
    Shown: () => (
      <>
        <DoorsPart />
        <TestClock />
      </>
    ),
  },
]

/** Everything of ARMS that is set once: the assistant while set-up is not finished, then each part; the address names it. */
export const SettingsPage = () => {
  const { t } = useTranslation("arms")
  const { data, error } = useArms<SettingsResponse>("settings")
  const [asked, setAsked] = useSearchParams()
  const part = PARTS.find(({ name }) => name === asked.get("part"))?.name ?? PARTS[0].name
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
        <Tabs value={part} onValueChange={(name) => setAsked({ part: name }, { replace: true })}>
          <Tabs.List aria-label={t("settingsParts.title")} className="flex-wrap">
            {PARTS.map(({ name }) => (
              <Tabs.Trigger key={name} value={name}>
                {t(`settingsParts.tab.${name}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {PARTS.map(({ name, Shown }) => (
            // All stay on the page, so that nothing half typed is lost with a look at another part.
            <Tabs.Content key={name} value={name} forceMount className="mt-3 data-[state=inactive]:hidden">
              <div className="flex flex-col gap-y-3">
                <Shown data={data} />
              </div>
            </Tabs.Content>
          ))}
        </Tabs>
      ) : null}
    </div>
  )
}

import { Button, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useOverview } from "../../api/client"
import { Banners } from "../../components/banners"
import { Ageing } from "./ageing"
import { Exceptions } from "./exceptions"
import { Latest } from "./latest"
import { Runs } from "./runs"
import { Statuses } from "./statuses"

/** How things stand: what to look at, money by age, customers by status, runs, the latest operations. */
export const OverviewPage = () => {
  const { t } = useTranslation("arms")
  const { data, error, refetch } = useOverview()
  // What was fetched before stays while one fetch fails.
  if (error && !data)
    return (
      <Container className="flex flex-col items-start gap-y-4 px-6 py-4">
        <Heading level="h1">{t("overview.title")}</Heading>
        <Text role="alert" className="text-ui-fg-error">
          {t("overview.error", { message: error.message })}
        </Text>
        <Button size="small" variant="secondary" onClick={() => void refetch()}>
          {t("overview.again")}
        </Button>
      </Container>
    )
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading level="h1">{t("overview.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("overview.subtitle")}
          </Text>
        </div>
        <Banners />
        {data ? <Exceptions rows={data.exceptions} /> : <Skeleton className="m-6 h-24" />}
      </Container>
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-[2fr_1fr]">
        {data ? <Ageing rows={data.ageing} facts={data.facts} /> : <Skeleton className="h-64" />}
        <div className="flex flex-col gap-y-3">
          {data ? <Statuses rows={data.statuses} /> : <Skeleton className="h-40" />}
          {data ? <Runs last={data.last_run} next={data.next_run} /> : <Skeleton className="h-40" />}
        </div>
      </div>
      <Latest />
    </div>
  )
}

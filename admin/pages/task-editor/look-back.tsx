import { Button, Container, Text } from "@medusajs/ui"
import { useState } from "react"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { LookBack as LookBackAnswer } from "../../../src/contract/policies"
import { send } from "../../api/client"
import { ErrorLine } from "../../components/lines"
import type { Draft } from "./draft"
import { Examples } from "./examples"

/** What the task would have done in the last 90 days, had it been there; asked for, because it takes a moment. */
export const LookBack = ({ path, draft }: { path: string; draft: Draft }) => {
  const { t } = useTranslation("arms")
  const task = { ...draft, name: "…", enabled: true }
  const said = JSON.stringify(task)
  const [asked, setAsked] = useState<string | null>(null)
  const { data, error, isFetching } = useQuery({
    queryKey: ["arms", "look-back", path, asked],
    queryFn: async () => (await send<{ look_back: LookBackAnswer }>(`${path}?look_back=true`, { task })).look_back,
    enabled: asked === said,
    retry: false,
  })
  const shown = asked === said ? data : undefined
  return (
    <section className="flex flex-col gap-y-3" aria-label={t("task.lookBack")}>
      <Button
        size="small"
        variant="secondary"
        className="w-fit"
        onClick={() => setAsked(said)}
        isLoading={asked === said && isFetching}
      >
        {t("task.lookBack")}
      </Button>
      {asked === said && error ? <ErrorLine>{error.message}</ErrorLine> : null}
      {shown ? (
        <>
          <Text size="small">
            {t("task.lookedBack", { count: shown.acts, customers: t("task.customers", { count: shown.customers }) })}
            {shown.looked_at < shown.of_customers
              ? ` ${t("task.lookedAt", { some: shown.looked_at, all: shown.of_customers })}`
              : ""}
          </Text>
          {shown.examples.length > 0 ? (
            <Container className="p-0">
              <Examples examples={shown.examples} />
            </Container>
          ) : null}
        </>
      ) : null}
    </section>
  )
}

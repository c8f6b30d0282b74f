import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ConnectorTrial } from "../../../src/contract/source-rows"
import { useSend } from "../../api/client"
import type { Values } from "../../components/field"
import { ErrorLine } from "../../components/lines"
import { connectorOf } from "./typed-connector"
import { said } from "../../refusals/said"

const SENTENCES = 3

/** Reads the first rows of what was typed, says what would come of them, keeps nothing. `name`: of a source that is known. */
export const TryConnector = ({ name, values }: { name: string | null; values: Values }) => {
  const { t } = useTranslation("arms")
  const asked = name ?? values.name?.trim() ?? ""
  const trial = useSend<Record<string, unknown>, { dry_run: ConnectorTrial }>(
    () => `sources/${encodeURIComponent(asked)}/dry-run`
  )
  const answer = trial.data?.dry_run
  return (
    <div className="flex flex-col gap-y-2">
      <Button
        className="w-fit"
        size="small"
        variant="secondary"
        disabled={asked === ""}
        isLoading={trial.isPending}
        onClick={() => trial.mutate(connectorOf(values))}
      >
        {t("import.try")}
      </Button>
      {trial.error ? <ErrorLine>{trial.error.message}</ErrorLine> : null}
      {answer ? (
        <Text size="small" aria-live="polite">
          {t("sources.trial", {
            receivables: answer.receivables.length,
            payments: answer.payments.length,
            inserted: answer.inserted,
            updated: answer.updated,
            unchanged: answer.unchanged,
            refused: answer.refused.length,
          })}
        </Text>
      ) : null}
      {answer?.refused.slice(0, SENTENCES).map(({ sentence }) => (
        <Text key={sentence} size="small" className="text-ui-fg-error">
          {said(sentence)}
        </Text>
      ))}
    </div>
  )
}

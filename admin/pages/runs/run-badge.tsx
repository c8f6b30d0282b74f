import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { RunResponse } from "../../../src/contract/runs"

const COLORS: Record<string, "green" | "blue" | "orange" | "red" | "grey"> = {
  done: "green",
  done_with_errors: "red",
  made_up: "green",
  planning: "blue",
  performing: "blue",
  awaiting_approval: "orange",
  cancelled: "grey",
}

/** State of a run. */
export const RunBadge = ({ run }: { run: Pick<RunResponse, "state" | "rehearsal"> }) => {
  const { t } = useTranslation("arms")
  return (
    <StatusBadge color={COLORS[run.state] ?? "grey"}>
      {t(`overview.runState.${run.state}`, { defaultValue: run.state })}
      {run.rehearsal ? ` · ${t("state.rehearsed")}` : ""}
    </StatusBadge>
  )
}

import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useMay } from "../use-may"
import { DoNowDrawer } from "./drawer"

/** Rows of a list that were chosen together, and what is done with them now; nothing where the user may not. */
export function useChosen(name: "receivable_ids" | "account_ids") {
  const { t } = useTranslation("arms")
  const { mayRun } = useMay()
  const [state, setState] = useState<Record<string, boolean>>({})
  const [isDoing, setDoing] = useState(false)
  const ids = Object.keys(state)
  const close = () => {
    setDoing(false)
    setState({})
  }
  return {
    ids,
    selection: mayRun("do_now")
      ? {
          state,
          onChange: setState,
          commands: [{ label: t("doNow.title"), shortcut: "D", action: () => setDoing(true) }],
        }
      : undefined,
    /** The drawer; `accountId`: whose mail is shown in it. */
    drawer: (accountId: string | null): ReactNode => (
      <DoNowDrawer subjects={isDoing ? { [name]: ids, accountId } : null} onClose={close} />
    ),
  }
}

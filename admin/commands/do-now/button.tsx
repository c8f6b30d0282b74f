import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useMay } from "../use-may"
import { DoNowDrawer, type DoNowSubjects } from "./drawer"

/** "Do now" on a record. */
export const DoNowButton = ({ subjects }: { subjects: DoNowSubjects }) => {
  const { t } = useTranslation("arms")
  const { mayRun } = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!mayRun("do_now")) return null
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t("doNow.title")}
      </Button>
      <DoNowDrawer subjects={isOpen ? subjects : null} onClose={() => setOpen(false)} />
    </>
  )
}

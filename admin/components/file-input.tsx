import { Label } from "@medusajs/ui"
import type { ChangeEvent } from "react"
import { useTranslation } from "react-i18next"

/** Chooses a CSV file. */
export const FileInput = ({ onFile }: { onFile: (file: File | null) => void }) => {
  const { t } = useTranslation("arms")
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor="arms-file">
        {t("import.file")}
      </Label>
      <input
        id="arms-file"
        type="file"
        accept=".csv,text/csv,text/plain"
        className="txt-compact-small"
        // Chosen anew, also under the same name: a file that was mended has to be read again.
        onClick={(event) => {
          event.currentTarget.value = ""
          onFile(null)
        }}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onFile(event.target.files?.[0] ?? null)}
      />
    </div>
  )
}

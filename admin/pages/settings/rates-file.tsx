import { Button, Text, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { keys } from "../../api/client"
import { importRates } from "../../api/imports"
import { ButtonDrawer } from "../../components/button-drawer"
import { FileInput } from "../../components/file-input"
import { ErrorLine } from "../../components/lines"

/** A file of rates: tried as soon as it is chosen, taken whole or not at all. */
export const RatesFile = () => {
  const { t } = useTranslation("arms")
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const work = useMutation({ mutationFn: importRates })
  const choose = (next: File | null) => {
    setFile(next)
    work.reset()
    if (next) work.mutate({ file: next, dry: true })
  }
  const take = () =>
    file &&
    work.mutate(
      { file, dry: false },
      {
        onSuccess: ({ rates }) => {
          toast.success(t("settings.ratesTaken", { count: rates }))
          void client.invalidateQueries({ queryKey: keys.all })
        },
      }
    )
  const footer = (
    <Button size="small" disabled={!work.data?.dry_run} isLoading={work.isPending} onClick={take}>
      {t("import.take")}
    </Button>
  )
  return (
    <ButtonDrawer
      label={t("settings.ratesFile")}
      footer={footer}
      onOpenChange={(isOpen) => (isOpen ? choose(null) : undefined)}
    >
      <Text size="small">{t("settings.ratesFileHint")}</Text>
      <FileInput onFile={choose} />
      {work.data?.dry_run ? (
        <Text size="small" aria-live="polite">
          {t("settings.ratesFound", { count: work.data.rates })}
        </Text>
      ) : null}
      {work.error ? <ErrorLine>{work.error.message}</ErrorLine> : null}
    </ButtonDrawer>
  )
}

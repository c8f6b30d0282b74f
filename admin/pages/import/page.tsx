import { Button } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { ImportKind } from "../../../src/contract/imports"
import { keys } from "../../api/client"
import { importFile } from "../../api/imports"
import { useMay } from "../../commands/use-may"
import { FileInput } from "../../components/file-input"
import { FieldInput, isComplete, type Field, type Values } from "../../components/field"
import { ErrorLine } from "../../components/lines"
import { Section } from "../../components/section"
import { Pick } from "../task-editor/pick"
import { Columns } from "./columns"
import { guessed, headerOf, mappingText, type Mapping } from "./header"
import { Result } from "./result"

const useImport = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: importFile,
    onSuccess: (result) => (result.dry_run ? undefined : client.invalidateQueries({ queryKey: keys.all })),
  })
}

/** What of the form goes with a file of this kind. */
const queryOf = (kind: ImportKind, values: Values) =>
  kind === "receivables" ? { opening: String(values.opening === "true") } : { reported_up_to: values.reported_up_to }

const useFields = (kind: ImportKind): Field[] => {
  const { t } = useTranslation("arms")
  return [
    { name: "source", label: t("import.source"), kind: "text" },
    { name: "create_accounts", label: t("import.createAccounts"), kind: "check" },
    kind === "receivables"
      ? { name: "opening", label: t("import.opening"), kind: "check" }
      : { name: "reported_up_to", label: t("import.reportedUpTo"), kind: "day" },
  ]
}

interface GoProps {
  readonly canTry: boolean
  readonly canTake: boolean
  readonly isGoing: boolean
  readonly onGo: (dryRun: boolean) => void
}

/** Tried first; taken once nothing of it is refused. */
const Go = ({ canTry, canTake, isGoing, onGo }: GoProps) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  if (!may("act")) return null
  return (
    <div className="flex justify-end gap-2 px-6 py-4">
      <Button size="small" variant="secondary" disabled={!canTry} isLoading={isGoing} onClick={() => onGo(true)}>
        {t("import.try")}
      </Button>
      <Button size="small" disabled={!canTake} isLoading={isGoing} onClick={() => onGo(false)}>
        {t("import.take")}
      </Button>
    </div>
  )
}

/** A file of receivables or payments: its columns said, tried out, taken; a mistake names its line. */
export const ImportPage = () => {
  const { t } = useTranslation("arms")
  const [kind, setKind] = useState<ImportKind>("receivables")
  const [file, setFile] = useState<File | null>(null)
  const [header, setHeader] = useState<string[]>([])
  const [mapping, setMapping] = useState<Mapping>({})
  const [values, setValues] = useState<Values>({
    source: "csv",
    create_accounts: "true",
    opening: "",
    reported_up_to: "",
  })
  const work = useImport()
  const fields = useFields(kind)
  const take = async (next: File | null, as: ImportKind) => {
    const columns = next ? await headerOf(next) : []
    setFile(next)
    setHeader(columns)
    setMapping((before) => guessed(as, columns, before, (name) => t(`import.column.${name}`)))
    work.reset()
  }
  const change = (next: ImportKind) => {
    setKind(next)
    void take(file, next)
  }
  const go = (dryRun: boolean) =>
    file &&
    work.mutate({
      kind,
      file,
      query: {
        source: values.source,
        create_accounts: String(values.create_accounts === "true"),
        ...queryOf(kind, values),
        mapping: mappingText(mapping, header, kind),
        dry_run: String(dryRun),
      },
    })
  const canTry = file !== null && isComplete(fields, values)
  const canTake = canTry && work.data?.dry_run === true && work.data.refused.length === 0
  return (
    <div className="flex flex-col gap-y-3">
      <Section level="h1" title={t("import.title")} subtitle={t("import.subtitle")}>
        <div className="flex flex-col gap-y-4 px-6 py-4">
          <Pick
            label={t("import.kind")}
            value={kind}
            choices={(["receivables", "payments"] as const).map((value) => ({ value, label: t(`import.is.${value}`) }))}
            onChange={(next) => change(next as ImportKind)}
          />
          <FileInput onFile={(next) => void take(next, kind)} />
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name]}
              onChange={(value) => {
                setValues({ ...values, [field.name]: value })
                work.reset()
              }}
            />
          ))}
        </div>
        {file ? (
          <Columns
            kind={kind}
            header={header}
            mapping={mapping}
            onChange={(next) => (setMapping(next), work.reset())}
          />
        ) : null}
        {work.error ? <ErrorLine>{work.error.message}</ErrorLine> : null}
        <Go canTry={canTry} canTake={canTake} isGoing={work.isPending} onGo={go} />
      </Section>
      {work.data ? <Result result={work.data} kind={kind} /> : null}
    </div>
  )
}

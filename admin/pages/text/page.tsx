import { Button, Skeleton, Tabs, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import type { TextResponse } from "../../../src/contract/text-answer"
import { useArms, useSend } from "../../api/client"
import { useTextNames } from "../../api/texts"
import { useUsers } from "../../api/users"
import { useMay } from "../../commands/use-may"
import { FieldInput } from "../../components/field"
import { useFormat } from "../../components/format"
import { Section } from "../../components/section"
import { useOpen } from "../../components/use-open"
import { useVersion } from "../../components/use-version"
import { contentOf, draftOf, EMPTY, pieceOf } from "./draft"
import { TextForm } from "./form"
import { TextPreview } from "./preview"

interface Props {
  readonly textKey: string
  readonly language: string
  readonly text: TextResponse
}

const Versions = ({ text, onTake }: { text: TextResponse; onTake: (at: number) => void }) => {
  const { t } = useTranslation("arms")
  const { instant } = useFormat()
  const { actorOf } = useUsers()
  if (text.versions.length === 0) return null
  return (
    <Section title={t("policy.versions")}>
      <ul className="divide-y">
        {text.versions.map((one, at) => (
          <li key={one.version} className="flex flex-wrap items-center justify-between gap-x-4 px-6 py-3">
            <Text size="small">
              {t("policy.version", { version: one.version })} · {actorOf(one.actor)} · {instant(one.created_at)}
              {one.reason ? ` · ${one.reason}` : ""}
            </Text>
            <Button size="small" variant="transparent" onClick={() => onTake(at)}>
              {t("texts.take")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Editor = ({ textKey, language, text }: Props) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { data } = useTextNames()
  const [own] = text.versions
  const stored = own?.content ?? text.shipped
  const [draft, setDraft] = useState(stored ? draftOf(stored) : EMPTY)
  const [reason, setReason] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const present = own?.version ?? 0
  const { versionAfter, begin } = useVersion(present)
  const save = useSend<Record<string, unknown>, { result: { version: number } }>(`texts/${textKey}/${language}`)
  const message = save.error?.message ?? problem
  const submit = () =>
    save.mutate(
      { content: contentOf(draft), reason, version: versionAfter(save.error) },
      {
        onSuccess: ({ result }) => {
          toast.success(t("command.saved"))
          begin(result.version)
          setReason("")
        },
      }
    )
  return (
    <div className="flex flex-col gap-y-3">
      <div className="grid grid-cols-1 gap-8 p-6 xl:grid-cols-2">
        <div className="flex flex-col gap-y-4">
          <TextForm
            draft={draft}
            variables={Object.keys(data?.variables ?? {})}
            complaint={message ? { piece: pieceOf(message), message } : null}
            isLocked={!may("configure")}
            onChange={(part) => {
              setDraft({ ...draft, ...part })
              save.reset()
            }}
          />
          {may("configure") ? (
            <>
              <FieldInput
                field={{ name: "text-reason", label: t("command.reason"), kind: "text" }}
                value={reason}
                onChange={setReason}
              />
              <div className="flex gap-2">
                <Button size="small" onClick={submit} disabled={reason.trim() === ""} isLoading={save.isPending}>
                  {t("command.save")}
                </Button>
                {text.shipped ? (
                  <Button size="small" variant="secondary" onClick={() => setDraft(draftOf(text.shipped!))}>
                    {t("texts.takeShipped")}
                  </Button>
                ) : null}
              </div>
            </>
          ) : null}
        </div>
        <TextPreview textKey={textKey} language={language} draft={draft} onProblem={setProblem} />
      </div>
      <Versions text={text} onTake={(at) => setDraft(draftOf(text.versions[at].content))} />
    </div>
  )
}

/** One text: written on the left, as a customer gets it on the right, by language. */
export const TextPage = () => {
  const { t, i18n } = useTranslation("arms")
  const { key = "" } = useParams()
  const [asked, choose] = useOpen("language")
  const { data: all, nameOf } = useTextNames()
  const language = asked ?? all?.languages.find((one) => i18n.language.startsWith(one)) ?? "en"
  const { data, error, isPlaceholderData } = useArms<TextResponse>(`texts/${key}/${language}`)
  return (
    <Section
      level="h1"
      title={nameOf(key)}
      subtitle={t("texts.oneSubtitle")}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      <Tabs value={language} onValueChange={choose}>
        <Tabs.List className="px-6 py-3">
          {(all?.languages ?? [language]).map((one) => (
            <Tabs.Trigger key={one} value={one}>
              {t(`texts.language.${one}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={language}>
          {data && !isPlaceholderData ? (
            <Editor key={language} textKey={key} language={language} text={data} />
          ) : (
            <Skeleton className="m-6 h-96" />
          )}
        </Tabs.Content>
      </Tabs>
    </Section>
  )
}

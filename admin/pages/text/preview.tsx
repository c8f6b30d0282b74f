import { Button, Input, Label, Skeleton, Text, toast } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AccountsResponse } from "../../../src/contract/account-answer"
import { send, useArms, useSend } from "../../api/client"
import { useMay } from "../../commands/use-may"
import { QuietLine } from "../../components/lines"
import { Named } from "../../components/named"
import { useRested } from "../../components/use-rested"
import { Pick } from "../task-editor/pick"
import { contentOf, type TextDraft } from "./draft"

interface Rendered {
  readonly subject: string
  readonly html: string
}

interface Props {
  readonly textKey: string
  readonly language: string
  readonly draft: TextDraft
  readonly onProblem: (message: string | null) => void
}

const WIDTHS = { desktop: "100%", phone: "375px" } as const

const useAccounts = () => {
  const [search, setSearch] = useState("")
  const { data } = useArms<AccountsResponse>("accounts", {
    q: useRested(search) || undefined,
    // First who owes most: a text without a document says little.
    order: "risk",
    limit: 20,
  })
  return { search, setSearch, accounts: data?.accounts ?? [] }
}

const TestMail = ({ body }: { body: Record<string, unknown> }) => {
  const { t } = useTranslation("arms")
  const [to, setTo] = useState("")
  const test = useSend<Record<string, unknown>, { via: string; to: string }>("texts/test")
  const go = () =>
    test.mutate(
      { ...body, to },
      {
        onSuccess: ({ via }) => toast.success(t(via === "outbox" ? "texts.testKept" : "texts.testSent", { to })),
        onError: (error) => toast.error(error.message),
      }
    )
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="flex flex-col gap-y-1">
        <Label htmlFor="arms-test-to" size="small" weight="plus">
          {t("texts.testTo")}
        </Label>
        <Input id="arms-test-to" size="small" type="email" value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      <Button size="small" variant="secondary" onClick={go} disabled={to.trim() === ""} isLoading={test.isPending}>
        {t("texts.test")}
      </Button>
    </div>
  )
}

/** The text as a real customer would get it today, wide or on a phone; to be sent to oneself. */
export const TextPreview = ({ textKey, language, draft, onProblem }: Props) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { search, setSearch, accounts } = useAccounts()
  const [chosen, setChosen] = useState<string | null>(null)
  const [width, setWidth] = useState<keyof typeof WIDTHS>("desktop")
  const rested = useRested(draft)
  const account = accounts.find((one) => one.id === chosen) ?? accounts[0]
  const body = { key: textKey, account_id: account?.id, content: contentOf(rested), language }
  const { data, error } = useQuery({
    queryKey: ["arms", "text-preview", body],
    queryFn: () => send<{ message: Rendered }>("texts/preview", body),
    enabled: account !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const problem = error?.message ?? null
  useEffect(() => onProblem(problem), [problem, onProblem])
  return (
    <Named>
      <aside className="flex flex-col gap-y-3">
        <div className="flex flex-wrap items-end gap-2">
          <div className="flex flex-col gap-y-1">
            <Label htmlFor="arms-text-account" size="small" weight="plus">
              {t("texts.asSeenBy")}
            </Label>
            <Input
              id="arms-text-account"
              size="small"
              type="search"
              placeholder={t("register.customer")}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          {account ? (
            <Pick
              label={t("register.customer")}
              value={account.id}
              choices={accounts.map((one) => ({ value: one.id, label: one.name }))}
              onChange={setChosen}
            />
          ) : null}
          <Pick
            label={t("texts.width")}
            value={width}
            choices={(["desktop", "phone"] as const).map((value) => ({ value, label: t(`texts.${value}`) }))}
            onChange={(value) => setWidth(value as keyof typeof WIDTHS)}
          />
        </div>
        {data ? (
          <>
            <Text weight="plus">{data.message.subject}</Text>
            <iframe
              title={t("texts.preview")}
              sandbox=""
              srcDoc={data.message.html}
              style={{ width: WIDTHS[width] }}
              className="border-ui-border-base h-[640px] max-w-full rounded-lg border bg-white"
            />
          </>
        ) : error || accounts.length === 0 ? (
          <QuietLine>{error ? error.message : t("customers.empty")}</QuietLine>
        ) : (
          <Skeleton className="h-[640px] w-full" />
        )}
        {may("act") && account ? <TestMail body={body} /> : null}
      </aside>
    </Named>
  )
}

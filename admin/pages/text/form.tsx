import { Button, Input, Label, Text, Textarea } from "@medusajs/ui"
import { useRef, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { Pick } from "../task-editor/pick"
import { PIECES, type Piece, type TextDraft } from "./draft"

interface Props {
  readonly draft: TextDraft
  readonly variables: readonly string[]
  /** What the server does not take, and of which piece. */
  readonly complaint: { readonly piece: Piece | null; readonly message: string } | null
  readonly isLocked: boolean
  readonly onChange: (part: Partial<TextDraft>) => void
}

type Field = HTMLInputElement | HTMLTextAreaElement

interface PieceProps {
  readonly piece: Piece
  readonly draft: TextDraft
  readonly isLocked: boolean
  readonly isWrong: boolean
  readonly last: RefObject<Field | null>
  readonly onChange: (part: Partial<TextDraft>) => void
}

const Control = ({ piece, draft, isLocked, last, isWrong, onChange }: PieceProps) => {
  const props = {
    id: `arms-text-${piece}`,
    value: draft[piece],
    readOnly: isLocked,
    "aria-invalid": isWrong,
    "aria-describedby": isWrong ? `arms-text-${piece}-wrong` : undefined,
    onFocus: (event: { currentTarget: Field }) => ((last as { current: Field | null }).current = event.currentTarget),
    onChange: (event: { currentTarget: Field }) => onChange({ [piece]: event.currentTarget.value }),
  }
  return piece === "subject" ? <Input {...props} /> : <Textarea rows={piece === "before" ? 6 : 3} {...props} />
}

const WAYS = ["linked", "attached", "neither"] as const

/** The pieces of a text; a variable is inserted where the cursor was. */
export const TextForm = ({ draft, variables, complaint, isLocked, onChange }: Props) => {
  const { t } = useTranslation("arms")
  const last = useRef<Field | null>(null)
  const insert = (name: string) => {
    const field = last.current
    const piece = (field?.id.replace("arms-text-", "") ?? "before") as Piece
    const at = field?.selectionStart ?? draft[piece].length
    onChange({ [piece]: `${draft[piece].slice(0, at)}{{${name}}}${draft[piece].slice(at)}` })
    field?.focus()
  }
  return (
    <div className="flex flex-col gap-y-4">
      {PIECES.map((piece) => (
        <div key={piece} className="flex flex-col gap-y-2">
          <Label size="small" weight="plus" htmlFor={`arms-text-${piece}`}>
            {t(`texts.piece.${piece}`)}
          </Label>
          <Control
            piece={piece}
            draft={draft}
            isLocked={isLocked}
            last={last}
            isWrong={complaint?.piece === piece}
            onChange={onChange}
          />
          {complaint?.piece === piece ? (
            <Text id={`arms-text-${piece}-wrong`} role="alert" size="small" className="text-ui-fg-error">
              {complaint.message}
            </Text>
          ) : null}
        </div>
      ))}
      <div className="flex items-center gap-2">
        <Text size="small">{t("texts.document")}</Text>
        <Pick
          label={t("texts.document")}
          value={draft.document}
          choices={WAYS.map((value) => ({ value, label: t(`texts.way.${value}`) }))}
          onChange={(document) => onChange({ document: document as TextDraft["document"] })}
        />
      </div>
      {isLocked ? null : (
        <section className="flex flex-col gap-y-2" aria-label={t("texts.variables")}>
          <Text size="small" weight="plus">
            {t("texts.variables")}
          </Text>
          <div className="flex flex-wrap gap-2">
            {variables.map((name) => (
              <Button key={name} type="button" size="small" variant="secondary" onClick={() => insert(name)}>
                {t(`texts.variable.${name}`, { defaultValue: name })}
              </Button>
            ))}
          </div>
        </section>
      )}
      {complaint && complaint.piece === null ? (
        <Text role="alert" size="small" className="text-ui-fg-error">
          {complaint.message}
        </Text>
      ) : null}
    </div>
  )
}

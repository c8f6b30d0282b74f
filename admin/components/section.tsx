import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { ErrorLine } from "./lines"

interface Props {
  readonly title: string
  readonly subtitle?: string
  /** `h1` names a page, `h2` a part of it. */
  readonly level?: "h1" | "h2"
  /** Buttons, badges or a link beside the title. */
  readonly actions?: ReactNode
  /** Why it could not be loaded, as a whole sentence. */
  readonly error?: string | null
  readonly children?: ReactNode
}

/** A framed part of a page: its head, why it could not be loaded, its rows. */
export const Section = ({ title, subtitle, level = "h2", actions, error, children }: Props) => (
  <Container className="divide-y p-0" role="region" aria-label={title}>
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div>
        <Heading level={level}>{title}</Heading>
        {subtitle ? (
          <Text size="small" className="text-ui-fg-subtle">
            {subtitle}
          </Text>
        ) : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
    {error ? <ErrorLine>{error}</ErrorLine> : null}
    {children}
  </Container>
)

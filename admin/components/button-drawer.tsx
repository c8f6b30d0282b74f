import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Named } from "./named"

interface Props {
  /** On the button, and above what it opens. */
  readonly label: string
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly onOpenChange?: (isOpen: boolean) => void
}

/** A button that opens a small form beside the page. */
export const ButtonDrawer = ({ label, children, footer, onOpenChange }: Props) => (
  <Drawer onOpenChange={onOpenChange}>
    <Drawer.Trigger asChild>
      <Button size="small" variant="secondary">
        {label}
      </Button>
    </Drawer.Trigger>
    <Drawer.Content aria-describedby={undefined}>
      <Named>
        <Drawer.Header>
          <Drawer.Title>{label}</Drawer.Title>
        </Drawer.Header>
      </Named>
      <Drawer.Body className="flex flex-col gap-y-4">{children}</Drawer.Body>
      {footer ? <Drawer.Footer>{footer}</Drawer.Footer> : null}
    </Drawer.Content>
  </Drawer>
)

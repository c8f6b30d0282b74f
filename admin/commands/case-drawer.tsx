import { Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Ask } from "./ask"
import { CommandButtons } from "./command-buttons"
import { Named } from "../components/named"

interface Props {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly asks: readonly Ask[]
  readonly children: ReactNode
}

/** A case to decide: what is known of it, and the commands that end it. */
export const CaseDrawer = ({ title, isOpen, onClose, asks, children }: Props) => (
  <Drawer open={isOpen} onOpenChange={(open) => !open && onClose()}>
    <Drawer.Content aria-describedby={undefined} className="sm:max-w-[640px]">
      <Named>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
        </Drawer.Header>
      </Named>
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">{children}</Drawer.Body>
      <Drawer.Footer>
        <CommandButtons asks={asks} />
      </Drawer.Footer>
    </Drawer.Content>
  </Drawer>
)

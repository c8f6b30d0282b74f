import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Why something is not there; read out at once. */
export const ErrorLine = ({ children }: { children: ReactNode }) => (
  <Text role="alert" size="small" className="text-ui-fg-error px-6 py-4">
    {children}
  </Text>
)

/** One quiet sentence: nothing here, or what to know. */
export const QuietLine = ({ children }: { children: ReactNode }) => (
  <Text size="small" className="text-ui-fg-subtle px-6 py-4">
    {children}
  </Text>
)

/** A fact of a record: what it is, and its value. */
export const FactLine = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-2 items-center gap-x-4 px-6 py-3">
    <Text size="small" weight="plus">
      {label}
    </Text>
    <Text size="small" as="div" className="text-ui-fg-subtle break-words">
      {children}
    </Text>
  </div>
)

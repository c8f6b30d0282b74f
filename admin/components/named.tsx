import { useEffect, useRef, type ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** Controls of the kit that have a picture only, and the words that name them. */
const NAMELESS = [
  ['button[role="checkbox"]', "list.choose"],
  ['button[aria-haspopup="menu"]', "list.filter"],
  ["button", "list.close"],
] as const

/**
 * Names what the kit leaves without a name, for whoever cannot see the picture: the filter button and the checkboxes of a
 * table, the button that closes a drawer. The picture in a search field says nothing and is hidden.
 */
export const Named = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation("arms")
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const [which, key] of NAMELESS)
      root.current?.querySelectorAll(`${which}:not([aria-label])`).forEach((one) => {
        if (!one.textContent?.trim() || one.textContent === "esc") one.setAttribute("aria-label", t(key))
      })
    root.current?.querySelectorAll('[role="img"]:not([aria-label])').forEach((one) => {
      one.removeAttribute("role")
      one.setAttribute("aria-hidden", "true")
    })
  })
  return (
    <div ref={root} className="contents">
      {children}
    </div>
  )
}

import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import type { Ask } from "../../commands/ask"
import { CommandButtons } from "../../commands/command-buttons"
import { Banners } from "../../components/banners"
import { ExportLink } from "../../components/export-link"
import { List } from "../../components/list"
import { QuietLine } from "../../components/lines"
import { Narrowed } from "../../components/narrowed"
import { SavedViews } from "../../components/saved-views"
import { Section } from "../../components/section"
import { ActionDrawer } from "./action-drawer"
import { EXPORTED, NARROWING, useRegister } from "./use-register"

/** The log register: everything done, everything not done, and why. */
export const RegisterPage = () => {
  const { t } = useTranslation("arms")
  const [params, setParams] = useSearchParams()
  const open = (id: string | null) => {
    const next = new URLSearchParams(params)
    if (id) next.set("action", id)
    else next.delete("action")
    setParams(next)
  }
  const acceptAll: Ask = {
    name: "accept_all_proposals",
    label: t("command.accept_all_proposals"),
    hint: t("command.hint.accept_all_proposals"),
    fixed: {},
  }
  const { table, error, isCut } = useRegister(open)
  return (
    <Section
      level="h1"
      title={t("register.title")}
      subtitle={t("register.subtitle")}
      actions={
        <>
          {params.get("state") === "proposed" ? <CommandButtons asks={[acceptAll]} /> : null}
          <SavedViews list="register" names={EXPORTED} />
          <ExportLink list="actions" names={EXPORTED} />
        </>
      }
      error={error ? t("register.error", { message: error.message }) : null}
    >
      <Banners />
      <Narrowed names={NARROWING.fixed} />
      {isCut ? <QuietLine>{t("register.searchIsCut")}</QuietLine> : null}
      {error ? null : (
        <List
          table={table}
          search={t("register.search")}
          empty={t("register.empty")}
          emptyHint={t("register.emptyHint")}
        />
      )}
      <ActionDrawer id={params.get("action")} onClose={() => open(null)} />
    </Section>
  )
}

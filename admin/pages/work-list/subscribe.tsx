import { Button, Copy, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { backendUrl, useSend } from "../../api/client"
import { useUsers } from "../../api/users"
import { useMay } from "../../commands/use-may"
import { ButtonDrawer } from "../../components/button-drawer"

/** Gives the user a calendar address of his own; it is shown this once. */
export const Subscribe = () => {
  const { t } = useTranslation("arms")
  const { me } = useUsers()
  const { may } = useMay()
  const [url, setUrl] = useState<string | null>(null)
  const feed = useSend<{ employee_id: string }, { path: string; url: string | null }>("calendar-feeds")
  if (!me || !may("act")) return null
  const make = () =>
    feed.mutate(
      { employee_id: me },
      {
        onSuccess: (made) => setUrl(made.url ?? `${backendUrl || window.location.origin}${made.path}`),
        onError: (error) => toast.error(error.message),
      }
    )
  return (
    <ButtonDrawer label={t("work.subscribe")} onOpenChange={(isOpen) => !isOpen && setUrl(null)}>
      <Text size="small">{t("work.subscribeHint")}</Text>
      {url ? (
        <div className="flex items-center gap-x-2">
          <Text size="small" className="break-all">
            {url}
          </Text>
          <Copy content={url} />
        </div>
      ) : (
        <Button onClick={make} isLoading={feed.isPending}>
          {t("work.makeAddress")}
        </Button>
      )}
    </ButtonDrawer>
  )
}

import { Button, Checkbox, Table, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { PERMISSIONS, type ArmsPermission } from "../../../src/contract/permissions"
import type { SettingsResponse } from "../../../src/contract/settings-answer"
import { useSend } from "../../api/client"
import { useUsers } from "../../api/users"
import { useMay } from "../../commands/use-may"
import { ErrorLine } from "../../components/lines"
import { Section } from "../../components/section"

type Permissions = SettingsResponse["settings"]["permissions"]

/** Who may see, act, approve, configure; without any tick every admin user may do everything. */
export const PermissionsPart = ({ data }: { data: SettingsResponse }) => {
  const { t } = useTranslation("arms")
  const { may } = useMay()
  const { choices: users, me } = useUsers()
  const [typed, setDraft] = useState<{ permissions: Permissions; base: string } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const present = JSON.stringify(data.settings.permissions)
  const draft = typed?.permissions ?? data.settings.permissions
  const save = useSend<{ value: { permissions: Permissions }; version: number }>("settings")
  const has = (id: string, one: ArmsPermission) => draft[id]?.includes(one) ?? false
  const toggle = (id: string, one: ArmsPermission) => {
    const given = has(id, one) ? (draft[id] ?? []).filter((other) => other !== one) : [...(draft[id] ?? []), one]
    const permissions = Object.fromEntries(
      Object.entries({ ...draft, [id]: given }).filter(([, list]) => list.length > 0)
    )
    setSaid(null)
    setDraft({ permissions, base: typed?.base ?? present })
  }
  const isAnything = Object.keys(draft).length > 0
  // Whoever locks himself out of the settings could not let himself in again.
  const locksOut = isAnything && me !== undefined && !(has(me, "configure") && has(me, "see"))
  const submit = () => {
    // Said once; who saves again has seen what stands now.
    if (typed && typed.base !== present) {
      setDraft({ ...typed, base: present })
      return setSaid(t("settings.permissionsChanged"))
    }
    save.mutate(
      { value: { permissions: draft }, version: data.version },
      {
        onSuccess: () => {
          toast.success(t("command.saved"))
          setDraft(null)
        },
      }
    )
  }
  return (
    <Section title={t("settings.permissions")} subtitle={t("settings.permissionsHint")}>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("settings.user")}</Table.HeaderCell>
            {PERMISSIONS.map((one) => (
              <Table.HeaderCell key={one}>{t(`settings.permission.${one}`)}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {users.map(({ value: id, label }) => (
            <Table.Row key={id}>
              <Table.Cell>{label}</Table.Cell>
              {PERMISSIONS.map((one) => (
                <Table.Cell key={one}>
                  <Checkbox
                    aria-label={`${label}: ${t(`settings.permission.${one}`)}`}
                    checked={has(id, one)}
                    disabled={!may("configure")}
                    onCheckedChange={() => toggle(id, one)}
                  />
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {locksOut ? <ErrorLine>{t("settings.locksOut")}</ErrorLine> : null}
      {said ? <ErrorLine>{said}</ErrorLine> : null}
      {save.error ? <ErrorLine>{save.error.message}</ErrorLine> : null}
      {may("configure") ? (
        <div className="flex justify-end px-6 py-4">
          <Button size="small" onClick={submit} disabled={locksOut} isLoading={save.isPending}>
            {t("command.save")}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

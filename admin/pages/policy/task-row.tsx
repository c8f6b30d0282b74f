import { EllipsisHorizontal, DotsSix } from "@medusajs/icons"
import { DropdownMenu, IconButton, Switch, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CatalogResponse, Task } from "../../../src/contract/policies"
import { useSentence } from "./sentence"

const STATUSES = ["green", "yellow", "red"] as const

/** What can be done with a task of a list. */
export interface TaskDeeds {
  readonly edit: () => void
  readonly toggle: () => void
  readonly copy: (status: Task["status"]) => void
  readonly move: (by: number) => void
  readonly remove: () => void
}

interface Props {
  readonly catalog: CatalogResponse | undefined
  readonly task: Task
  /** `null`: the user may only look. */
  readonly deeds: TaskDeeds | null
}

const Menu = ({ task, deeds }: { task: Task; deeds: TaskDeeds }) => {
  const { t } = useTranslation("arms")
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("task.more", { name: task.name })}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.Item onSelect={deeds.edit}>{t("task.change")}</DropdownMenu.Item>
        <DropdownMenu.Item onSelect={() => deeds.move(-1)}>{t("task.up")}</DropdownMenu.Item>
        <DropdownMenu.Item onSelect={() => deeds.move(1)}>{t("task.down")}</DropdownMenu.Item>
        {STATUSES.filter((status) => status !== task.status).map((status) => (
          <DropdownMenu.Item key={status} onSelect={() => deeds.copy(status)}>
            {t("task.copyTo", { status: t(`status.${status}`) })}
          </DropdownMenu.Item>
        ))}
        <DropdownMenu.Separator />
        <DropdownMenu.Item onSelect={deeds.remove}>{t("task.remove")}</DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

/** A task in its status's list: its name, itself as a sentence, a switch. */
export const TaskRow = ({ catalog, task, deeds }: Props) => {
  const { t } = useTranslation("arms")
  const { when, conditions, what } = useSentence(catalog)
  return (
    <div className="flex items-center gap-x-3 px-6 py-3">
      {deeds ? <DotsSix className="text-ui-fg-muted cursor-grab" aria-hidden /> : null}
      <div className={`min-w-0 flex-1 ${task.enabled ? "" : "opacity-60"}`}>
        {deeds ? (
          <button type="button" onClick={deeds.edit} className="txt-compact-small-plus text-left">
            {task.name}
          </button>
        ) : (
          <Text size="small" weight="plus">
            {task.name}
          </Text>
        )}
        <Text size="small" className="text-ui-fg-subtle">
          {when(task.trigger)}
          {task.conditions.length > 0 ? `, ${t("task.when")} ${conditions(task.conditions)}` : ""}
          {": "}
          {what(task)}
        </Text>
      </div>
      {deeds ? (
        <>
          <Switch
            size="small"
            checked={task.enabled}
            onCheckedChange={deeds.toggle}
            aria-label={t("task.onOff", { name: task.name })}
          />
          <Menu task={task} deeds={deeds} />
        </>
      ) : null}
    </div>
  )
}

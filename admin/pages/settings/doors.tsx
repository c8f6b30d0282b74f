import { Skeleton, StatusBadge, Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DoorResponse } from "../../../src/contract/settings-answer"
import { useArms } from "../../api/client"
import { Section } from "../../components/section"

const COLORS = { hook: "green", composed: "green", step: "green", route_only: "orange", open: "red" } as const

/** Which doors to an order are guarded in this installation, and how. */
export const DoorsPart = () => {
  const { t } = useTranslation("arms")
  const { data, error } = useArms<{ binding: boolean; doors: DoorResponse[] }>("doors")
  return (
    <Section
      title={t("settings.doors")}
      subtitle={data && !data.binding ? t("settings.doorsRehearse") : t("settings.doorsHint")}
      error={error ? t("list.error", { message: error.message }) : null}
    >
      {!data && !error ? <Skeleton className="m-6 h-40" /> : null}
      {data ? (
        <Table>
          <Table.Body>
            {data.doors.map((door) => (
              <Table.Row key={door.name}>
                <Table.Cell>{t(`settings.door.${door.name}`, { defaultValue: door.name })}</Table.Cell>
                <Table.Cell>
                  <StatusBadge color={COLORS[door.state]}>{t(`settings.guard.${door.state}`)}</StatusBadge>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      ) : null}
    </Section>
  )
}

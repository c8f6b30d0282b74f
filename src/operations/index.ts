import { blockOrdering } from "./block-ordering"
import { callWebhook } from "./call-webhook"
import { createCalendarTask } from "./create-calendar-task"
import type { OperationDefinition } from "./define-operation"
import { releaseOrdering } from "./release-ordering"
import { sendEmail } from "./send-email"
import { sendMessage } from "./send-message"
import { setStatus } from "./set-status"

/** Every operation that ships. A new one is one file and one line here. */
export const operations: readonly OperationDefinition[] = [
  sendEmail,
  sendMessage,
  callWebhook,
  createCalendarTask,
  blockOrdering,
  releaseOrdering,
  setStatus,
]

/** Operations by kind; `more` are those of other plugins. */
export const operationsByKind = (more: readonly OperationDefinition[] = []): Record<string, OperationDefinition> =>
  Object.fromEntries([...operations, ...more].map((operation) => [operation.kind, operation]))

export * from "./define-operation"
export * from "./mail"
export * from "./ports"
export * from "./text"

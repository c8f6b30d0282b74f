import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** States in which a row of the register is closed: it says what happened and may not be changed (DESIGN §3.10). */
const CLOSED = `('done', 'skipped', 'settled', 'history', 'rehearsed', 'dismissed', 'withdrawn')`
/** States that take no occurrence. */
const FREE = `('waiting', 'ended', 'settled', 'history', 'rehearsed', 'withdrawn')`

/**
 * Sending for real: batches, the provider's limits, what the provider reports, addresses that get no
 * mail, texts of the merchant, calendar feeds, alarms, where the installation lives; the register
 * append-only by trigger.
 */
export class Migration20261122000003 extends Migration {
  override async up(): Promise<void> {
    const common = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`
    this.addSql(
      `create table if not exists "arms_batch" ("id" text not null, "key" text not null, "state" text check ("state" in ('sending', 'sent', 'dissolved', 'uncertain')) not null default 'sending', "members" integer not null, "sha256" text not null, "attempts" integer not null default 0, "crashes" integer not null default 0, "maybe_accepted" boolean not null default false, "token" text null, "lease_until" timestamptz null, "not_before" timestamptz null, "first_try_at" timestamptz null, "error" text null, ${common}, constraint "arms_batch_pkey" primary key ("id"));`
    )
    this.addSql(`create index if not exists "arms_batch_to_send" on "arms_batch" ("id") where "state" = 'sending';`)
    this.addSql(
      `alter table "arms_notice" add column if not exists "batch_id" text null, add column if not exists "batch_position" integer null, add column if not exists "alone" boolean not null default false, add column if not exists "maybe_accepted" boolean not null default false, add column if not exists "crashes" integer not null default 0, add column if not exists "sent_again" integer not null default 0, add column if not exists "delivery" text null, add column if not exists "delivery_at" timestamptz null;`
    )
    this.addSql(
      `create index if not exists "IDX_arms_notice_batch_id" on "arms_notice" ("batch_id") where "batch_id" is not null;`
    )
    this.addSql(
      `create index if not exists "arms_notice_provider_id" on "arms_notice" ("provider_id") where "provider_id" is not null;`
    )
    this.addSql(
      `alter table "arms_message" add column if not exists "envelope" jsonb null, add column if not exists "frozen" jsonb null, add column if not exists "attachments" jsonb null, add column if not exists "text_version" integer null;`
    )
    this.addSql(
      `create table if not exists "arms_sender" ("id" text not null, "per_second" numeric(10,3) not null default 2, "next_slot_at" timestamptz not null default now(), "paused_until" timestamptz null, "pause_reason" text null, "refused_in_a_row" integer not null default 0, "problems" jsonb null, "checked_at" timestamptz null, "test_mail" jsonb null, ${common}, constraint "arms_sender_pkey" primary key ("id"));`
    )
    this.addSql(
      `create table if not exists "arms_mail_event" ("id" text not null, "type" text not null, "sha256" text not null, "provider_id" text null, "notice_id" text null, "permanent" boolean not null default false, "occurred_at" timestamptz null, "outcome" text check ("outcome" in ('applied', 'ignored', 'unknown_mail', 'quarantined')) not null, "error" text null, ${common}, constraint "arms_mail_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `create index if not exists "arms_mail_event_verdicts" on "arms_mail_event" ("created_at" desc) where "type" in ('email.delivered', 'email.bounced', 'email.complained');`
    )
    this.addSql(
      `create table if not exists "arms_suppression" ("id" text not null, "reason" text check ("reason" in ('bounced', 'complained', 'suppressed')) not null, "notice_id" text null, ${common}, constraint "arms_suppression_pkey" primary key ("id"));`
    )
    this.addSql(`alter table "arms_contact" add column if not exists "unsubscribed_at" timestamptz null;`)
    this.addSql(
      `create table if not exists "arms_text" ("id" text not null, "key" text not null, "language" text not null, "version" integer not null, "is_current" boolean not null default true, "content" jsonb not null, "compiled" jsonb not null, "actor" text not null, "reason" text null, ${common}, constraint "arms_text_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_text_key_language_version_unique" on "arms_text" ("key", "language", "version");`
    )
    this.addSql(
      `create unique index if not exists "arms_text_current" on "arms_text" ("key", "language") where "is_current";`
    )
    this.addSql(
      `create table if not exists "arms_calendar_feed" ("id" text not null, "employee_id" text not null, "secret_sha256" text not null, "actor" text not null, "version" integer not null default 1, ${common}, constraint "arms_calendar_feed_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_calendar_feed_employee_id_unique" on "arms_calendar_feed" ("employee_id") where deleted_at is null;`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_calendar_feed_secret_sha256_unique" on "arms_calendar_feed" ("secret_sha256") where deleted_at is null;`
    )
    this.addSql(
      `create table if not exists "arms_alarm" ("id" text not null, "kind" text not null, "sentence" text not null, "raised_at" timestamptz not null default now(), "cleared_at" timestamptz null, "told_at" timestamptz null, ${common}, constraint "arms_alarm_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "arms_alarm_standing" on "arms_alarm" ("kind") where "cleared_at" is null;`
    )
    this.addSql(
      `alter table "arms_settings" add column if not exists "installation" jsonb null, add column if not exists "moved_to" jsonb null, add column if not exists "ticked_at" timestamptz null;`
    )
    this.withdrawn()
    this.appendOnly()
  }

  /** What was planned and not sent before the next run is withdrawn and judged again; a settled notice frees its key. */
  private withdrawn(): void {
    const states = `'planned', 'done', 'skipped', 'settled', 'history', 'waiting', 'ended', 'failed', 'uncertain', 'rehearsed', 'proposed', 'dismissed', 'withdrawn'`
    this.addSql(`alter table "arms_action" drop constraint if exists "arms_action_state_check";`)
    this.addSql(`alter table "arms_action" add constraint "arms_action_state_check" check ("state" in (${states}));`)
    this.addSql(`alter table "arms_notice" drop constraint if exists "arms_notice_state_check";`)
    this.addSql(
      `alter table "arms_notice" add constraint "arms_notice_state_check" check ("state" in ('planned', 'sending', 'sent', 'settled', 'failed', 'uncertain', 'withdrawn'));`
    )
    this.addSql(`drop index if exists "arms_action_once";`)
    this.addSql(
      `create unique index "arms_action_once" on "arms_action" ("subject_id", "step", "occurrence") where "state" not in ${FREE};`
    )
    this.addSql(`drop index if exists "IDX_arms_notice_key_unique";`)
    this.addSql(
      `create unique index "IDX_arms_notice_key_unique" on "arms_notice" ("key") where deleted_at is null and "state" not in ('settled', 'withdrawn');`
    )
  }

  /** UPDATE and DELETE of closed rows, and TRUNCATE of the register, are refused, for the owner too. */
  private appendOnly(): void {
    this.addSql(
      `create or replace function arms_register_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'The register is append-only: % of a closed row is refused.', tg_op using errcode = 'restrict_violation'; end $$;`
    )
    this.addSql(
      `create or replace trigger "arms_action_closed_update" before update on "arms_action" for each row when (old."state" in ${CLOSED}) execute function arms_register_is_append_only();`
    )
    this.addSql(
      `create or replace trigger "arms_action_closed_delete" before delete on "arms_action" for each row when (old."state" in ${CLOSED}) execute function arms_register_is_append_only();`
    )
    this.addSql(
      `create or replace trigger "arms_action_truncate" before truncate on "arms_action" for each statement execute function arms_register_is_append_only();`
    )
  }

  override async down(): Promise<void> {
    for (const name of ["closed_update", "closed_delete", "truncate"])
      this.addSql(`drop trigger if exists "arms_action_${name}" on "arms_action";`)
    this.addSql(`drop function if exists arms_register_is_append_only();`)
    this.addSql(
      `alter table if exists "arms_settings" drop column if exists "installation", drop column if exists "moved_to", drop column if exists "ticked_at";`
    )
    for (const table of ["alarm", "calendar_feed", "text", "suppression", "mail_event", "sender", "batch"])
      this.addSql(`drop table if exists "arms_${table}" cascade;`)
    this.addSql(`alter table if exists "arms_contact" drop column if exists "unsubscribed_at";`)
    this.addSql(
      `alter table if exists "arms_message" drop column if exists "envelope", drop column if exists "frozen", drop column if exists "attachments", drop column if exists "text_version";`
    )
    this.addSql(
      `alter table if exists "arms_notice" drop column if exists "batch_id", drop column if exists "batch_position", drop column if exists "alone", drop column if exists "maybe_accepted", drop column if exists "crashes", drop column if exists "sent_again", drop column if exists "delivery", drop column if exists "delivery_at";`
    )
  }
}

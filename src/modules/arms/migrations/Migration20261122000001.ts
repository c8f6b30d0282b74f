import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tables of ARMS. Generated from the models, then completed by hand before release: `date` and
 * `numeric` columns, keys and partial indexes; the generated indexes
 * on `deleted_at` are left out, they would hold every row.
 */
export class Migration20261122000001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "arms_source" drop constraint if exists "arms_source_name_unique";`)
    this.addSql(
      `alter table if exists "arms_receivable" drop constraint if exists "arms_receivable_source_external_id_unique";`
    )
    this.addSql(
      `alter table if exists "arms_policy_version" drop constraint if exists "arms_policy_version_policy_id_version_unique";`
    )
    this.addSql(
      `alter table if exists "arms_payment" drop constraint if exists "arms_payment_source_external_id_unique";`
    )
    this.addSql(`alter table if exists "arms_notice" drop constraint if exists "arms_notice_key_unique";`)
    this.addSql(`alter table if exists "arms_message" drop constraint if exists "arms_message_notice_id_unique";`)
    this.addSql(
      `alter table if exists "arms_credit" drop constraint if exists "arms_credit_source_external_id_unique";`
    )
    this.addSql(
      `alter table if exists "arms_account_reference" drop constraint if exists "arms_account_reference_source_external_id_unique";`
    )
    this.addSql(
      `alter table if exists "arms_account_customer" drop constraint if exists "arms_account_customer_customer_id_unique";`
    )
    this.addSql(
      `create table if not exists "arms_account" ("id" text not null, "name" text not null, "kind" text check ("kind" in ('company', 'private', 'guest')) not null default 'company', "vat_id" text null, "language" text null, "country" text null, "groups" text[] not null default '{}', "owner_id" text null, "customer_since" date null, "opening_accepted" boolean not null default false, "merged_into" text null, "change_no" bigint not null default 0, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_account_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_account_change_no" ON "arms_account" ("change_no");`)

    this.addSql(
      `create table if not exists "arms_account_customer" ("id" text not null, "account_id" text not null, "customer_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_account_customer_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_account_customer_customer_id_unique" ON "arms_account_customer" ("customer_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_account_customer_account_id" ON "arms_account_customer" ("account_id");`
    )

    this.addSql(
      `create table if not exists "arms_account_reference" ("id" text not null, "account_id" text not null, "source" text not null, "external_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_account_reference_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_account_reference_source_external_id_unique" ON "arms_account_reference" ("source", "external_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_account_reference_account_id" ON "arms_account_reference" ("account_id");`
    )

    this.addSql(
      `create table if not exists "arms_action" ("id" text not null, "run_id" text null, "account_id" text null, "subject" text check ("subject" in ('receivable', 'account', 'system')) not null, "subject_id" text not null, "step" text not null, "occurrence" text not null, "task_id" text null, "task_version" integer null, "policy_id" text null, "policy_version" integer null, "operation" text not null, "voice" text null, "status" text null, "state" text check ("state" in ('planned', 'done', 'skipped', 'settled', 'history', 'waiting', 'ended', 'failed', 'uncertain', 'rehearsed', 'proposed', 'dismissed')) not null, "reason" text null, "due_day" date null, "business_date" date not null, "first_day" date not null, "last_day" date not null, "facts" jsonb null, "result" jsonb null, "notice_id" text null, "actor" text not null, "idempotency_key" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_action_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_action_notice_id" ON "arms_action" ("notice_id");`)

    this.addSql(
      `create table if not exists "arms_allocation" ("id" text not null, "receivable_id" text not null, "payment_id" text null, "credit_id" text null, "amount" numeric(28,4) not null, "value_date" date not null, "recorded_on" date not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_allocation_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_allocation_receivable_id" ON "arms_allocation" ("receivable_id");`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_allocation_payment_id" ON "arms_allocation" ("payment_id");`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_allocation_credit_id" ON "arms_allocation" ("credit_id");`)

    this.addSql(
      `create table if not exists "arms_calendar_task" ("id" text not null, "account_id" text not null, "kind" text check ("kind" in ('call', 'visit', 'letter', 'check')) not null, "side" text check ("side" in ('before', 'after')) not null, "due_date" date not null, "text_key" text not null, "receivable_ids" text[] not null default '{}', "assignee_id" text null, "assigned_because" text not null, "state" text check ("state" in ('open', 'done', 'withdrawn')) not null default 'open', "outcome" text null, "note" text null, "closed_on" date null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_calendar_task_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_calendar_task_account_id" ON "arms_calendar_task" ("account_id");`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_calendar_task_assignee_id" ON "arms_calendar_task" ("assignee_id");`
    )

    this.addSql(
      `create table if not exists "arms_contact" ("id" text not null, "account_id" text not null, "role" text check ("role" in ('billing', 'sales', 'other')) not null default 'billing', "name" text null, "email" text null, "phone" text null, "language" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_contact_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_contact_account_id" ON "arms_contact" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_credit" ("id" text not null, "account_id" text not null, "kind" text check ("kind" in ('credit_note', 'write_off', 'cancellation')) not null, "number" text null, "currency" text not null, "amount" numeric(28,4) not null, "unapplied_amount" numeric(28,4) not null, "issue_date" date not null, "recorded_on" date not null, "reason" text null, "state" text check ("state" in ('active', 'reversed')) not null default 'active', "source" text not null, "external_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_credit_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_credit_source_external_id_unique" ON "arms_credit" ("source", "external_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_credit_account_id" ON "arms_credit" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_dunning_block" ("id" text not null, "account_id" text not null, "receivable_id" text null, "from_date" date not null, "until" date not null, "reason" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_dunning_block_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_dunning_block_account_id" ON "arms_dunning_block" ("account_id");`
    )

    this.addSql(
      `create table if not exists "arms_exemption" ("id" text not null, "account_id" text not null, "step" text not null, "until" date not null, "reason" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_exemption_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_exemption_account_id" ON "arms_exemption" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_hold" ("id" text not null, "account_id" text not null, "kind" text check ("kind" in ('automatic', 'forced')) not null, "strength" text check ("strength" in ('on_credit', 'all_orders')) not null, "state" text check ("state" in ('standing', 'lifted')) not null default 'standing', "from_date" date not null, "until" date null, "lifted_on" date null, "causes" text[] not null default '{}', "silenced" text[] not null default '{}', "silenced_until" date null, "reason" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_hold_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_hold_account_id" ON "arms_hold" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_message" ("id" text not null, "notice_id" text not null, "account_id" text not null, "recipient" text null, "language" text not null, "subject" text null, "html" text null, "text" text null, "sha256" text not null, "erased_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_message_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_message_notice_id_unique" ON "arms_message" ("notice_id");`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_message_account_id" ON "arms_message" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_notice" ("id" text not null, "run_id" text not null, "account_id" text not null, "business_date" date not null, "selling_entity" text null, "currency" text null, "channel" text not null, "operation" text not null, "voice" text null, "text_key" text null, "params" jsonb not null, "key" text not null, "state" text check ("state" in ('planned', 'sending', 'sent', 'settled', 'failed', 'uncertain')) not null default 'planned', "attempts" integer not null default 0, "lease_until" timestamptz null, "token" text null, "not_before" timestamptz null, "first_try_at" timestamptz null, "sent_at" timestamptz null, "provider_id" text null, "error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_notice_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_notice_key_unique" ON "arms_notice" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_notice_run_id" ON "arms_notice" ("run_id");`)

    this.addSql(
      `create table if not exists "arms_payment" ("id" text not null, "account_id" text not null, "currency" text not null, "amount" numeric(28,4) not null, "unapplied_amount" numeric(28,4) not null, "value_date" date not null, "recorded_on" date not null, "state" text check ("state" in ('in_transit', 'booked', 'returned')) not null default 'booked', "receivable_id" text null, "reference" text null, "source" text not null, "external_id" text not null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_payment_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_payment_source_external_id_unique" ON "arms_payment" ("source", "external_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_payment_account_id" ON "arms_payment" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_pin" ("id" text not null, "account_id" text not null, "until" date not null, "reason" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_pin_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_pin_account_id" ON "arms_pin" ("account_id");`)

    this.addSql(
      `create table if not exists "arms_policy" ("id" text not null, "name" text not null, "is_default" boolean not null default false, "version" integer not null default 1, "binding_version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_policy_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "arms_policy_assignment" ("id" text not null, "policy_id" text not null, "scope" text check ("scope" in ('account', 'group')) not null, "scope_id" text not null, "from_date" date not null, "until" date null, "reason" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_policy_assignment_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_policy_assignment_scope_scope_id" ON "arms_policy_assignment" ("scope", "scope_id");`
    )

    this.addSql(
      `create table if not exists "arms_policy_version" ("id" text not null, "policy_id" text not null, "version" integer not null, "definition" jsonb not null, "actor" text not null, "reason" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_policy_version_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_policy_version_policy_id_version_unique" ON "arms_policy_version" ("policy_id", "version") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "arms_receivable" ("id" text not null, "account_id" text not null, "order_id" text null, "document_type" text check ("document_type" in ('invoice', 'order', 'debit_note', 'instalment')) not null default 'invoice', "number" text not null, "purchase_order_number" text null, "issue_date" date not null, "due_date" date not null, "original_due_date" date not null, "due_date_assumed" boolean not null default false, "round" integer not null default 0, "currency" text not null, "amount" numeric(28,4) not null, "open_amount" numeric(28,4) not null, "selling_entity" text null, "sales_channel" text null, "payment_method" text null, "document_url" text null, "source" text not null, "external_id" text not null, "known_since" date not null, "opening" boolean not null default false, "state" text check ("state" in ('open', 'settled', 'cancelled')) not null default 'open', "settled_on" date null, "settled_known_on" date null, "reopened_on" date null, "reopened_settled_on" date null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_receivable_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_receivable_source_external_id_unique" ON "arms_receivable" ("source", "external_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_receivable_order_id" ON "arms_receivable" ("order_id");`)

    this.addSql(
      `create table if not exists "arms_run" ("id" text not null, "business_date" date not null, "kind" text check ("kind" in ('scheduled', 'follow_up', 'preview')) not null, "state" text check ("state" in ('planning', 'awaiting_approval', 'performing', 'done', 'done_with_errors', 'made_up', 'cancelled')) not null, "rehearsal" boolean not null default false, "change_no" bigint not null default 0, "cursor" text null, "plan_hash" text null, "totals" jsonb null, "lease_until" timestamptz null, "token" text null, "actor" text not null, "finished_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_run_pkey" primary key ("id"));`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_arms_run_business_date" ON "arms_run" ("business_date");`)

    this.addSql(
      `create table if not exists "arms_settings" ("id" text not null, "value" jsonb not null, "live_since" date null, "clock_offset_ms" bigint not null default 0, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_settings_pkey" primary key ("id"));`
    )

    this.addSql(
      `create table if not exists "arms_source" ("id" text not null, "name" text not null, "reports_payments" boolean not null default false, "payments_reported_on" date null, "opened_on" date not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_source_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_arms_source_name_unique" ON "arms_source" ("name") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "arms_status_period" ("id" text not null, "account_id" text not null, "status" text check ("status" in ('green', 'yellow', 'red')) not null, "since" date not null, "until" date null, "is_first" boolean not null default false, "source" text check ("source" in ('rule', 'person', 'import')) not null, "reason" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "arms_status_period_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_arms_status_period_account_id" ON "arms_status_period" ("account_id");`
    )

    // Completed by hand: what the data model cannot say. See docs/data-model.md.
    this.addSql(`create sequence if not exists "arms_change_seq";`)

    this.addSql(
      `alter table "arms_receivable" add constraint "arms_receivable_account_fk" foreign key ("account_id") references "arms_account" ("id");`
    )
    this.addSql(
      `alter table "arms_payment" add constraint "arms_payment_account_fk" foreign key ("account_id") references "arms_account" ("id");`
    )
    this.addSql(
      `alter table "arms_credit" add constraint "arms_credit_account_fk" foreign key ("account_id") references "arms_account" ("id");`
    )
    this.addSql(
      `alter table "arms_allocation" add constraint "arms_allocation_receivable_fk" foreign key ("receivable_id") references "arms_receivable" ("id");`
    )
    this.addSql(
      `alter table "arms_allocation" add constraint "arms_allocation_one_origin" check (("payment_id" is null) <> ("credit_id" is null));`
    )
    this.addSql(
      `alter table "arms_receivable" add constraint "arms_receivable_open_within_amount" check ("amount" > 0 and "open_amount" >= 0 and "open_amount" <= "amount");`
    )
    this.addSql(
      `alter table "arms_receivable" add constraint "arms_receivable_due_after_issue" check ("due_date" >= "issue_date");`
    )
    this.addSql(`alter table "arms_payment" add constraint "arms_payment_positive" check ("amount" > 0);`)
    this.addSql(`alter table "arms_credit" add constraint "arms_credit_positive" check ("amount" > 0);`)

    // Narrowing of a run and loading of snapshots: sql/candidates.ts, sql/load-snapshots.ts.
    this.addSql(
      `create index "arms_receivable_open_due" on "arms_receivable" ("account_id", "due_date") where "state" = 'open';`
    )
    this.addSql(
      `create index "arms_receivable_due" on "arms_receivable" ("due_date", "account_id") where "state" = 'open';`
    )
    this.addSql(`create index "arms_receivable_issued" on "arms_receivable" ("account_id", "issue_date");`)
    this.addSql(
      `create index "arms_receivable_settled" on "arms_receivable" ("account_id", "settled_on") where "settled_on" is not null;`
    )

    // Exactly once: one row per step, subject and occurrence; rows ended as settled, waits,
    // history and rehearsals are outside it.
    this.addSql(
      `create unique index "arms_action_once" on "arms_action" ("subject_id", "step", "occurrence") where "state" not in ('waiting', 'ended', 'settled', 'history', 'rehearsed');`
    )
    this.addSql(
      `create unique index "arms_action_noted" on "arms_action" ("subject_id", "step", "occurrence", "reason") where "state" in ('waiting', 'ended', 'history');`
    )
    this.addSql(
      `create unique index "arms_action_rehearsed" on "arms_action" ("run_id", "subject_id", "step", "occurrence", coalesce("reason", '')) where "state" = 'rehearsed';`
    )
    this.addSql(
      `create unique index "arms_action_idempotency" on "arms_action" ("idempotency_key") where "idempotency_key" is not null;`
    )
    this.addSql(`create index "arms_action_waiting" on "arms_action" ("account_id") where "state" = 'waiting';`)
    this.addSql(`create index "arms_action_of_account" on "arms_action" ("account_id", "id");`)
    this.addSql(`create index "arms_action_of_run" on "arms_action" ("run_id", "id");`)

    this.addSql(`create index "arms_notice_to_send" on "arms_notice" ("id") where "state" in ('planned', 'sending');`)
    this.addSql(`create index "arms_notice_contacts" on "arms_notice" ("account_id", "business_date");`)
    this.addSql(
      `create unique index "arms_status_period_current" on "arms_status_period" ("account_id") where "until" is null;`
    )
    this.addSql(
      `create unique index "arms_hold_automatic" on "arms_hold" ("account_id") where "kind" = 'automatic' and "state" = 'standing';`
    )
    this.addSql(`create index "arms_payment_unapplied" on "arms_payment" ("account_id") where "unapplied_amount" > 0;`)
    this.addSql(`create index "arms_credit_unapplied" on "arms_credit" ("account_id") where "unapplied_amount" > 0;`)
    this.addSql(`create index "arms_hold_standing" on "arms_hold" ("account_id") where "state" = 'standing';`)
    this.addSql(`create index "arms_calendar_task_open" on "arms_calendar_task" ("account_id") where "state" = 'open';`)
    this.addSql(`create unique index "arms_run_once" on "arms_run" ("business_date") where "kind" = 'scheduled';`)
    this.addSql(`create unique index "arms_policy_one_default" on "arms_policy" ("is_default") where "is_default";`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop sequence if exists "arms_change_seq";`)
    this.addSql(`drop table if exists "arms_account" cascade;`)

    this.addSql(`drop table if exists "arms_account_customer" cascade;`)

    this.addSql(`drop table if exists "arms_account_reference" cascade;`)

    this.addSql(`drop table if exists "arms_action" cascade;`)

    this.addSql(`drop table if exists "arms_allocation" cascade;`)

    this.addSql(`drop table if exists "arms_calendar_task" cascade;`)

    this.addSql(`drop table if exists "arms_contact" cascade;`)

    this.addSql(`drop table if exists "arms_credit" cascade;`)

    this.addSql(`drop table if exists "arms_dunning_block" cascade;`)

    this.addSql(`drop table if exists "arms_exemption" cascade;`)

    this.addSql(`drop table if exists "arms_hold" cascade;`)

    this.addSql(`drop table if exists "arms_message" cascade;`)

    this.addSql(`drop table if exists "arms_notice" cascade;`)

    this.addSql(`drop table if exists "arms_payment" cascade;`)

    this.addSql(`drop table if exists "arms_pin" cascade;`)

    this.addSql(`drop table if exists "arms_policy" cascade;`)

    this.addSql(`drop table if exists "arms_policy_assignment" cascade;`)

    this.addSql(`drop table if exists "arms_policy_version" cascade;`)

    this.addSql(`drop table if exists "arms_receivable" cascade;`)

    this.addSql(`drop table if exists "arms_run" cascade;`)

    this.addSql(`drop table if exists "arms_settings" cascade;`)

    this.addSql(`drop table if exists "arms_source" cascade;`)

    this.addSql(`drop table if exists "arms_status_period" cascade;`)
  }
}

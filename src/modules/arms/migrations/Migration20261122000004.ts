import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COMMON = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Orders as receivables, payment terms, refunds. */
export class Migration20261122000004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "arms_order" ("id" text not null, "display_id" text not null, "account_id" text not null, "customer_id" text null, "currency" text not null, "placed_on" date not null, "known_since" date not null, "state" text check ("state" in ('open', 'cancelled')) not null default 'open', "becomes" text check ("becomes" in ('order_placed', 'shipment', 'invoice')) not null, "value" numeric not null, "paid" numeric not null, "not_yet" numeric(28,4) not null, "rounding" numeric not null, "prepaid" boolean not null default false, "money_no" bigint not null default 0, "money_told_no" bigint not null default 0, ${COMMON}, constraint "arms_order_pkey" primary key ("id"));`
    )
    this.addSql(`create index if not exists "IDX_arms_order_account_id" on "arms_order" ("account_id");`)
    this.addSql(`create index if not exists "IDX_arms_order_display_id" on "arms_order" ("display_id");`)
    this.addSql(
      `create index if not exists "arms_order_money_to_tell" on "arms_order" ("id") where "money_no" > "money_told_no";`
    )
    this.addSql(
      `create table if not exists "arms_order_problem" ("id" text not null, "sentence" text not null, "since" timestamptz not null default clock_timestamp(), ${COMMON}, constraint "arms_order_problem_pkey" primary key ("id"));`
    )
    this.addSql(
      `create table if not exists "arms_refund" ("id" text not null, "account_id" text not null, "payment_id" text not null, "order_id" text null, "currency" text not null, "amount" numeric(28,4) not null check ("amount" > 0), "value_date" date not null, "recorded_on" date not null, "source" text not null, "external_id" text not null, ${COMMON}, constraint "arms_refund_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_refund_source_external_id_payment_id_unique" on "arms_refund" ("source", "external_id", "payment_id") where deleted_at is null;`
    )
    this.addSql(`create index if not exists "IDX_arms_refund_payment_id" on "arms_refund" ("payment_id");`)
    this.addSql(
      `create table if not exists "arms_terms" ("id" text not null, "scope" text check ("scope" in ('account', 'group', 'order')) not null, "scope_id" text not null, "terms" jsonb not null, ${COMMON}, constraint "arms_terms_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_terms_scope_scope_id_unique" on "arms_terms" ("scope", "scope_id") where deleted_at is null;`
    )
    this.receivables()
    this.money()
    this.doors()
    this.addSql(
      `update "arms_settings" set "value" = ("value" - 'default_terms_days') || jsonb_build_object('default_terms', jsonb_build_object('due', jsonb_build_object('kind', 'net', 'days', "value"->'default_terms_days'), 'discount', null)) where jsonb_exists("value", 'default_terms_days');`
    )
  }

  private receivables(): void {
    this.addSql(
      `alter table "arms_receivable" add column if not exists "order_date" date null, add column if not exists "prepaid" boolean not null default false, add column if not exists "discount_amount" numeric(28,4) null, add column if not exists "discount_until" date null;`
    )
    this.addSql(`alter table "arms_receivable" drop constraint if exists "arms_receivable_state_check";`)
    this.addSql(
      `alter table "arms_receivable" add constraint "arms_receivable_state_check" check ("state" in ('open', 'settled', 'cancelled', 'document'));`
    )
    // One document per order stands for it.
    this.addSql(
      `create unique index if not exists "arms_receivable_of_order" on "arms_receivable" ("order_id") where "order_date" is not null and "state" <> 'cancelled' and deleted_at is null;`
    )
    this.addSql(
      `alter table "arms_receivable" add constraint "arms_receivable_document_owes_nothing" check ("state" <> 'document' or "open_amount" = 0);`
    )
  }

  private money(): void {
    this.addSql(
      `alter table "arms_payment" add column if not exists "refunded_amount" numeric(28,4) not null default 0, add column if not exists "order_id" text null;`
    )
    this.addSql(
      `create index if not exists "IDX_arms_payment_order_id" on "arms_payment" ("order_id") where order_id is not null;`
    )
    this.addSql(`alter table "arms_credit" drop constraint if exists "arms_credit_kind_check";`)
    this.addSql(
      `alter table "arms_credit" add constraint "arms_credit_kind_check" check ("kind" in ('credit_note', 'write_off', 'cancellation', 'discount', 'rounding'));`
    )
  }

  private doors(): void {
    this.addSql(
      `alter table "arms_account" add column if not exists "next_hold_on" date null, add column if not exists "next_hold_strength" text null check ("next_hold_strength" in ('on_credit', 'all_orders'));`
    )
    this.addSql(
      `create table if not exists "arms_known_email" ("id" text not null, "account_id" text not null, "email_sha256" text not null, ${COMMON}, constraint "arms_known_email_pkey" primary key ("id"));`
    )
    this.addSql(
      `create unique index if not exists "IDX_arms_known_email_email_sha256_account_id_unique" on "arms_known_email" ("email_sha256", "account_id") where deleted_at is null;`
    )
    this.addSql(`create index if not exists "IDX_arms_known_email_account_id" on "arms_known_email" ("account_id");`)
    this.addSql(
      `insert into "arms_known_email" ("id", "account_id", "email_sha256") select 'arkno_' || min("id"), "account_id", encode(sha256(convert_to(lower("email"), 'UTF8')), 'hex') from "arms_contact" where "email" is not null and deleted_at is null group by 2, 3 on conflict do nothing;`
    )
    this.addSql(
      `create table if not exists "arms_held_order" ("id" text not null, "account_id" text not null, "state" text check ("state" in ('held', 'flagged', 'released', 'rejected')) not null default 'held', "reasons" text[] not null default '{}', "value" numeric(28,4) not null, "currency" text not null, "held_on" date not null, "released_until" date null, "released_up_to" numeric(28,4) null, "note" text null, "version" integer not null default 1, ${COMMON}, constraint "arms_held_order_pkey" primary key ("id"));`
    )
    this.addSql(`create index if not exists "IDX_arms_held_order_account_id" on "arms_held_order" ("account_id");`)
    this.addSql(
      `alter table "arms_account_customer" add column if not exists "sees_amounts" boolean not null default false;`
    )
    this.addSql(
      `create table if not exists "arms_signed_in" ("id" text not null, "customer_id" text not null, ${COMMON}, constraint "arms_signed_in_pkey" primary key ("id"));`
    )
    this.addSql(
      `create table if not exists "arms_overrule" ("id" text not null, "subject_id" text not null, "until" date not null, "up_to" numeric(28,4) null, "actor" text not null, "reason" text not null, ${COMMON}, constraint "arms_overrule_pkey" primary key ("id"));`
    )
    this.addSql(`create index if not exists "IDX_arms_overrule_subject_id" on "arms_overrule" ("subject_id");`)
  }

  override async down(): Promise<void> {
    for (const table of [
      "order",
      "order_problem",
      "refund",
      "terms",
      "known_email",
      "held_order",
      "overrule",
      "signed_in",
    ])
      this.addSql(`drop table if exists "arms_${table}" cascade;`)
    this.addSql(
      `alter table if exists "arms_account" drop column if exists "next_hold_on", drop column if exists "next_hold_strength";`
    )
    this.addSql(`alter table if exists "arms_account_customer" drop column if exists "sees_amounts";`)
    this.addSql(`drop index if exists "arms_receivable_of_order";`)
    this.addSql(
      `alter table if exists "arms_receivable" drop constraint if exists "arms_receivable_document_owes_nothing";`
    )
    this.addSql(
      `alter table if exists "arms_receivable" drop column if exists "order_date", drop column if exists "prepaid", drop column if exists "discount_amount", drop column if exists "discount_until";`
    )
    this.addSql(
      `alter table if exists "arms_payment" drop column if exists "refunded_amount", drop column if exists "order_id";`
    )
  }
}

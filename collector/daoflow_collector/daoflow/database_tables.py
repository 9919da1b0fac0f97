"""What may be read from DaoFlow's database, column by column; anything not named here is never asked for.

`EXCLUDED` says why the rest of the tables that hold secrets stays out. The two are data, held apart by a test.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of the answer: `source` is the table's column, `sql` what is made of it (`{}` stands for the quoted column)."""

    name: str
    source: str
    sql: str = "{}"


@dataclass(frozen=True)
class Table:
    """One table. `order`: columns that put the newest rows first; `limit`: rows at most."""

    member: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ("created_at", "id")
    limit: int = 200
    schema: str = "public"
    name: str = ""

    @property
    def table(self) -> str:
        """Return the table's name in its schema."""
        return self.name or self.member


_TEXT_LIMIT = "left({}, 4000)"
_LOG_OF_TROUBLE = """case when "status" <> 'succeeded' or {}::text ~ '"level": ?"(warn|warning|error)"' then {} end"""
"""Up to 400 KB a run, and of a run that went well they say nothing. An integrity warning leaves a run `succeeded`."""


def _columns(words: str, *special: Column) -> tuple[Column, ...]:
    return (*(Column(word, word) for word in words.split()), *special)


def _long(name: str) -> Column:
    return Column(name, name, _TEXT_LIMIT)


TABLES = (
    Table(
        "deployments",
        _columns(
            "id project_id environment_id target_server_id service_name source_type commit_sha image_tag status "
            "conclusion trigger container_id error created_at concluded_at updated_at"
        ),
    ),
    Table(
        "deployment_steps",
        _columns("id deployment_id label status started_at completed_at sort_order", _long("detail")),
        order=("id",),
        limit=400,
    ),
    Table("deployment_build_leases", _columns("deployment_id server_id acquired_at heartbeat_at expires_at")),
    Table("deployment_queue_reservations", _columns("id server_id created_at expires_at")),
    Table(
        "servers",
        _columns(
            "id name host region ssh_port ssh_user kind status docker_version compose_version last_checked_at "
            "max_concurrent_builds max_queued_deployments created_at updated_at",
            # The rest of `metadata` is whatever a version puts there.
            Column("metadata", "metadata", "json_build_object('readinessCheck', {}::jsonb->'readinessCheck')"),
        ),
    ),
    Table(
        "ssh_host_identities",
        _columns("server_id algorithm fingerprint status observed_at last_observed_at approved_at"),
        order=("observed_at",),
    ),
    Table(
        "projects",
        _columns(
            "id name slug repo_full_name repo_url source_type compose_path status default_branch auto_deploy config"
        ),
    ),
    Table("environments", _columns("id name slug project_id status config")),
    Table(
        "services",
        _columns(
            "id name slug project_id environment_id target_server_id source_type image_reference compose_service_name "
            "port healthcheck_path replica_count status config"
        ),
    ),
    Table(
        "events", _columns("id kind resource_type resource_id summary severity metadata created_at", _long("detail"))
    ),
    Table(
        "audit_entries",
        _columns("id actor_type target_resource action permission_scope outcome created_at"),
        limit=100,
    ),
    Table(
        "backup_policies",
        _columns(
            "id name volume_id backup_type database_engine turn_off schedule retention_days destination_id "
            "temporal_workflow_id status created_at"
        ),
    ),
    Table(
        "backup_runs",
        _columns(
            "id policy_id status artifact_path size_bytes checksum verified_at started_at completed_at created_at "
            "artifact_format database_engine_version database_image_reference artifact_checked_at",
            _long("error"),
            Column("log_entries", "log_entries", _LOG_OF_TROUBLE),
        ),
        limit=100,
    ),
    Table(
        "backup_restores",
        _columns(
            "id backup_run_id status mode target_path verification_result started_at completed_at created_at",
            _long("error"),
        ),
        limit=40,
    ),
    Table(
        "backup_destinations",
        _columns(
            "id name provider bucket region endpoint encryption_mode local_path quota_bytes last_tested_at "
            "last_test_result credential_envelope_version credential_key_id",
            Column("has_credentials", "credentials_encrypted", "{} is not null"),
        ),
    ),
    Table("volumes", _columns("id name server_id mount_path size_bytes status")),
    Table(
        "control_plane_recovery_bundles",
        _columns("id status format_version app_version schema_version key_fingerprint created_at", _long("error")),
        limit=40,
    ),
    Table("approval_requests", _columns("id status created_at"), limit=40),
    Table(
        "approval_action_dispatches",
        _columns("id status attempt_count next_attempt_at created_at", _long("last_error")),
        limit=40,
    ),
    Table(
        "request_access_logs",
        _columns("id request_id method status_code outcome duration_ms error_category created_at", _long("path")),
        limit=100,
    ),
    Table("server_metric_states", _columns("id server_id metric current_state updated_at"), limit=100),
    Table(
        "server_operations",
        _columns("id server_id kind status summary created_at", _long("error")),
        limit=40,
    ),
    Table(
        "webhook_deliveries",
        _columns("id status attempt_count created_at", _long("detail"), _long("last_error_summary")),
        limit=40,
    ),
    Table("provider_feedback", _columns("id state transition attempt_count safe_error created_at"), limit=40),
    Table(
        "migrations",
        _columns("id hash created_at"),
        order=("created_at",),
        limit=1000,
        schema="drizzle",
        name="__drizzle_migrations",
    ),
    Table(
        "migration_control",
        _columns("singleton_id migration_created_at migration_hash failed_at", _long("failure_reason")),
        order=(),
        schema="drizzle",
        name="__daoflow_migration_control",
    ),
)

LOGS = Table(
    "deployment_logs",
    _columns(
        "id deployment_id level source created_at",
        _long("message"),
        Column(
            "metadata", "metadata", "json_build_object('stream', {}::jsonb->'stream', 'source', {}::jsonb->'source')"
        ),
    ),
    order=("id",),
    limit=1000,
)
"""Only of the deployments that are looked at: each row is a line of their output."""

SNAPSHOTS = Table("deployments", _columns("id config_snapshot"), limit=20)
"""Only of the deployments that are looked at: it becomes their state artifact, redacted as a tree."""

EXCLUDED = {
    "accounts": "access tokens and password hashes",
    "sessions": "session tokens: whoever has one is logged in",
    "verifications": "one-time codes and links",
    "two_factor": "second-factor secrets and backup codes",
    "users": "people",
    "user_identities": "people",
    "api_tokens": "hashes of API tokens",
    "cli_auth_requests": "session tokens and exchange codes",
    "environment_variables": "the applications' secrets",
    "service_variables": "the applications' secrets",
    "project_variables": "the applications' secrets",
    "managed_ssh_keys": "private keys",
    "certificate_assets": "private keys of certificates",
    "repository_credentials": "credentials of repositories",
    "container_registries": "passwords of registries",
    "git_providers": "webhook secrets in plain text, client secrets, private keys",
    "git_installations": "credentials of repositories",
    "secret_providers": "credentials of secret stores",
    "tunnels": "credentials of tunnels",
    "log_drains": "endpoints and headers with credentials",
    "notification_channels": "webhook addresses, which are credentials, in plain text",
    "push_subscriptions": "keys and endpoints of people's browsers",
    "service_schedules": "commands with credentials in them",
    "service_schedule_runs": "output of those commands",
    "deployments.env_vars_encrypted": "ciphertext of the application's secrets",
    "deployments.requested_by_email": "people",
    "deployments.requested_by_user_id": "people",
    "servers.ssh_private_key_encrypted": "ciphertext of a private key",
    "backup_destinations.access_key": "plain text in older versions",
    "backup_destinations.secret_access_key": "plain text in older versions",
    "backup_destinations.oauth_token": "plain text in older versions",
    "backup_destinations.rclone_config": "plain text in older versions",
    "backup_destinations.encryption_password": "plain text in older versions",
    "backup_destinations.encryption_salt": "plain text in older versions",
    "volumes.metadata": "may hold a database's password in plain text",
    "audit_entries.actor_email": "people",
    "audit_entries.input_summary": "what a person typed",
    "audit_entries.metadata": "what a person typed",
    "request_access_logs.ip_address": "people",
    "request_access_logs.user_email": "people",
    "request_access_logs.token_prefix": "tells tokens apart, explains nothing",
    "deployment_build_leases.owner_token": "whoever has it holds the lease",
    "deployment_queue_reservations.lease_token": "whoever has it holds the lease",
}
"""Table or table.column → why it is never read."""

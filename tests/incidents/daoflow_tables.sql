-- Tables and columns of the shape that the collector reads, and of the shape that it must never read.
-- Beside what the stand-in's own migrations make. Names and types only; no rule of the product is copied.

ALTER TABLE servers
  ADD host text, ADD region text, ADD ssh_port integer, ADD ssh_user text, ADD kind text, ADD status text,
  ADD docker_version text, ADD compose_version text, ADD metadata jsonb, ADD last_checked_at timestamp,
  ADD ssh_private_key_encrypted text, ADD created_at timestamp DEFAULT now(), ADD updated_at timestamp;
ALTER TABLE deployments
  ADD project_id text, ADD environment_id text, ADD target_server_id text, ADD service_name text, ADD source_type text,
  ADD commit_sha text, ADD image_tag text, ADD config_snapshot jsonb, ADD conclusion text, ADD trigger text,
  ADD requested_by_email text, ADD container_id text, ADD env_vars_encrypted text, ADD created_at timestamp,
  ADD concluded_at timestamp, ADD updated_at timestamp;
ALTER TABLE backup_destinations
  ADD name text, ADD provider text, ADD bucket text, ADD last_test_result text, ADD credentials_encrypted text,
  ADD access_key text, ADD secret_access_key text, ADD oauth_token text, ADD rclone_config text,
  ADD encryption_password text, ADD encryption_salt text;

CREATE TABLE deployment_steps (
  id serial, deployment_id text, label text, detail text, status text, started_at timestamp, completed_at timestamp,
  sort_order integer);
CREATE TABLE deployment_logs (
  id serial, deployment_id text, level text, message text, source text, metadata jsonb, created_at timestamp);
CREATE TABLE deployment_build_leases (
  deployment_id text, server_id text, owner_token text, acquired_at timestamp, heartbeat_at timestamp, expires_at timestamp);
CREATE TABLE projects (
  id text, name text, slug text, repo_full_name text, repo_url text, source_type text, compose_path text, status text,
  default_branch text, config jsonb);
CREATE TABLE environments (id text, name text, slug text, project_id text, status text, config jsonb);
CREATE TABLE services (
  id text, name text, slug text, project_id text, environment_id text, target_server_id text, source_type text,
  image_reference text, compose_service_name text, port text, replica_count text, status text, config jsonb);
CREATE TABLE backup_policies (id text, name text, backup_type text, schedule text, destination_id text, status text);
CREATE TABLE backup_runs (
  id text, policy_id text, status text, error text, artifact_path text, log_entries jsonb, started_at timestamp,
  completed_at timestamp, created_at timestamp);
CREATE TABLE backup_restores (
  id text, backup_run_id text, status text, mode text, target_path text, error text, created_at timestamp);
CREATE TABLE volumes (id text, name text, server_id text, mount_path text, size_bytes bigint, status text, metadata jsonb);
CREATE TABLE audit_entries (
  id serial, actor_type text, actor_email text, target_resource text, action text, input_summary text, outcome text,
  metadata jsonb, created_at timestamp);
CREATE TABLE events (
  id serial, kind text, resource_type text, resource_id text, summary text, detail text, severity text, metadata jsonb,
  created_at timestamp);

CREATE TABLE ssh_host_identities (
  id serial, server_id text, algorithm text, fingerprint text, status text, observed_at timestamp DEFAULT now(),
  last_observed_at timestamp, approved_at timestamp);

CREATE TABLE accounts (id text, access_token text, refresh_token text, password text);
CREATE TABLE verifications (id text, value text);
CREATE TABLE two_factor (id text, secret text, backup_codes text);
CREATE TABLE api_tokens (id text, name text, token_hash text);
CREATE TABLE cli_auth_requests (id text, session_token_encrypted text, exchange_code text);
CREATE TABLE environment_variables (id text, key text, value_encrypted text);
CREATE TABLE service_variables (id text, key text, value_encrypted text);
CREATE TABLE project_variables (id text, key text, value_encrypted text);
CREATE TABLE managed_ssh_keys (id text, name text, private_key_encrypted text);
CREATE TABLE certificate_assets (id text, private_key_encrypted text);
CREATE TABLE repository_credentials (id text, password_encrypted text);
CREATE TABLE container_registries (id text, password_encrypted text);
CREATE TABLE git_providers (id text, webhook_secret text, client_secret text, private_key_encrypted text);
CREATE TABLE git_installations (id text, credential_encrypted text);
CREATE TABLE secret_providers (id text, config_encrypted text);
CREATE TABLE tunnels (id text, credentials_encrypted text);
CREATE TABLE log_drains (id text, headers_encrypted text, endpoint_url text);
CREATE TABLE notification_channels (id text, webhook_url text);
CREATE TABLE push_subscriptions (id text, endpoint text, auth text);
CREATE TABLE service_schedules (id text, command text);
CREATE TABLE service_schedule_runs (id text, logs text);

-- The ingress may put data keys in and nothing else: it cannot read, change or delete one, and cannot
-- choose when a key counts as inserted or decided. Repeated at each start, since the role may be made
-- after the tables; where the role does not exist there is nobody to grant to.
do $$
begin
  if exists (select from pg_roles where rolname = 'ingress') then
    revoke all on command_key from ingress;
    grant insert (key_id, tenant_id, feature_id, wrapped, wrapping_key_id) on command_key to ingress;
  end if;
end
$$;

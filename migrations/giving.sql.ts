/** Gives a function to a role; the migrating owner need not be superuser, only able to grant the role to itself. */
export const giveTo = (role: string, schema: string, signature: string): string => `
  GRANT ${role} TO CURRENT_USER;
  GRANT CREATE ON SCHEMA ${schema} TO ${role};
  ALTER FUNCTION ${schema}.${signature} OWNER TO ${role};
  REVOKE CREATE ON SCHEMA ${schema} FROM ${role};
  REVOKE ${role} FROM CURRENT_USER;`;

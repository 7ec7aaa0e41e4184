/**
 * Programs that replace `$NAME` in their own arguments, give them to a shell, or read them as a language in which `$` means something.
 * Sources: the programs' manual pages (https://manpages.debian.org, https://www.gnu.org/software/gettext/manual/).
 */
export const expandingPrograms: ReadonlySet<string> = new Set(
  `envsubst awk gawk mawk perl php node deno ruby lua jq yq sed grep egrep find xargs make just task npm npx yarn pnpm bun bunx
   concurrently nodemon watchmedo watchexec entr supervisord supervisorctl circusd honcho foreman forego overmind dockerize gomplate
   confd doppler chamber infisical op ssh su runuser script eval expect tclsh pwsh powershell cmd cmd.exe powershell.exe nu fish csh
   tcsh nginx caddy uwsgi java s6-svscan s6-setuidgid with-contenv execlineb parallel tox nox invoke fab pm2 pm2-runtime kubectl
   screen tmux crond cron`
    .trim()
    .split(/\s+/),
);

/** Images whose documentation has people hand a part of the host to them: proxies, monitors, runners, backups, VPNs. */

/**
 * What an image cannot do its work without. `socket`: reads what the container runtime knows; `control`: starts and stops
 * containers; `files`: files and folders of the host; `namespaces`: the network or the processes of the host; `root`: the
 * user root, by `user:`.
 */
export type HostNeed = 'socket' | 'control' | 'files' | 'namespaces' | 'privileged' | 'devices' | 'profile' | 'root';

/** An image that works on its host. */
export interface HostTool {
  /** As it stands in messages: `Traefik`. */
  readonly name: string;
  /** As people call them: `traefik`, `ghcr.io/google/cadvisor`. */
  readonly images: readonly string[];
  readonly needs: readonly HostNeed[];
  /** Capabilities, without `CAP_`. */
  readonly capabilities: readonly string[];
  /** Where its documentation says so. */
  readonly source: string;
}

const tool = (
  name: string,
  source: string,
  images: readonly string[],
  needs: readonly HostNeed[],
  ...capabilities: readonly string[]
): HostTool => ({ name, source, images, needs, capabilities });

const hub = (image: string): string => `https://hub.docker.com/r/${image}`;
const github = (repository: string): string => `https://github.com/${repository}`;

/** What a container of LinuxServer is called on their registries. */
const linuxserver = (name: string): readonly string[] => [
  `linuxserver/${name}`,
  `lscr.io/linuxserver/${name}`,
  `ghcr.io/linuxserver/${name}`,
];

/** Every image that is known to need its host. */
export const hostTools: readonly HostTool[] = [
  // Proxies and pages that learn of containers from the runtime.
  tool(
    'Traefik',
    'https://doc.traefik.io/traefik/providers/docker/',
    ['traefik', 'ghcr.io/traefik/traefik'],
    ['socket'],
  ),
  tool(
    'nginx-proxy',
    github('nginx-proxy/nginx-proxy'),
    ['nginxproxy/nginx-proxy', 'jwilder/nginx-proxy', 'ghcr.io/nginx-proxy/nginx-proxy'],
    ['socket'],
  ),
  tool(
    'acme-companion',
    github('nginx-proxy/acme-companion'),
    ['nginxproxy/acme-companion', 'jrcs/letsencrypt-nginx-proxy-companion', 'ghcr.io/nginx-proxy/acme-companion'],
    ['socket'],
  ),
  tool(
    'docker-gen',
    github('nginx-proxy/docker-gen'),
    ['nginxproxy/docker-gen', 'jwilder/docker-gen', 'ghcr.io/nginx-proxy/docker-gen'],
    ['socket'],
  ),
  tool(
    'caddy-docker-proxy',
    github('lucaslorentz/caddy-docker-proxy'),
    ['lucaslorentz/caddy-docker-proxy', 'ghcr.io/lucaslorentz/caddy-docker-proxy'],
    ['socket'],
  ),
  tool(
    'docker-socket-proxy',
    github('Tecnativa/docker-socket-proxy'),
    ['tecnativa/docker-socket-proxy', 'ghcr.io/tecnativa/docker-socket-proxy', ...linuxserver('socket-proxy')],
    ['socket'],
  ),
  tool('socket-proxy', github('wollomatic/socket-proxy'), ['wollomatic/socket-proxy'], ['socket']),
  tool(
    'Homepage',
    'https://gethomepage.dev/configs/docker/',
    ['ghcr.io/gethomepage/homepage', 'ghcr.io/benphelps/homepage'],
    ['socket'],
  ),
  tool(
    'Homarr',
    'https://homarr.dev/docs/integrations/docker/',
    ['ghcr.io/homarr-labs/homarr', 'ghcr.io/ajnart/homarr'],
    ['socket'],
  ),
  tool('Glance', github('glanceapp/glance'), ['glanceapp/glance'], ['socket']),
  tool('Dozzle', 'https://dozzle.dev/guide/getting-started', ['amir20/dozzle', 'ghcr.io/amir20/dozzle'], ['socket']),
  tool('Diun', 'https://crazymax.dev/diun/providers/docker/', ['crazymax/diun', 'ghcr.io/crazy-max/diun'], ['socket']),
  tool(
    'Uptime Kuma',
    github('louislam/uptime-kuma'),
    ['louislam/uptime-kuma', 'ghcr.io/louislam/uptime-kuma'],
    ['socket'],
  ),
  tool(
    'CrowdSec',
    'https://docs.crowdsec.net/docs/data_sources/docker/',
    ['crowdsecurity/crowdsec'],
    ['socket', 'files'],
  ),
  tool('Registrator', github('gliderlabs/registrator'), ['gliderlabs/registrator'], ['socket']),
  tool('logspout', github('gliderlabs/logspout'), ['gliderlabs/logspout'], ['socket']),

  // What manages containers.
  tool(
    'Portainer',
    'https://docs.portainer.io/start/install-ce/server/docker/linux',
    ['portainer/portainer-ce', 'portainer/portainer-ee', 'portainer/portainer', 'portainer/agent'],
    ['control', 'files'],
  ),
  tool(
    'Watchtower',
    'https://containrrr.dev/watchtower/',
    [
      'containrrr/watchtower',
      'ghcr.io/containrrr/watchtower',
      'v2tec/watchtower',
      'nickfedor/watchtower',
      'beatkind/watchtower',
    ],
    ['control', 'files'],
  ),
  tool('Ouroboros', github('pyouroboros/ouroboros'), ['pyouroboros/ouroboros'], ['control']),
  tool(
    "What's up Docker",
    github('getwud/wud'),
    ['getwud/wud', 'ghcr.io/getwud/wud', 'fmartinou/whats-up-docker'],
    ['control'],
  ),
  tool('autoheal', github('willfarrell/docker-autoheal'), ['willfarrell/autoheal'], ['control']),
  tool('Yacht', github('SelfhostedPro/Yacht'), ['selfhostedpro/yacht'], ['control']),
  tool('Dockge', github('louislam/dockge'), ['louislam/dockge'], ['control']),
  tool(
    'Komodo',
    'https://komo.do/docs/setup/connect-servers',
    ['ghcr.io/moghtech/komodo-periphery', 'ghcr.io/mbecker20/periphery'],
    ['control', 'files'],
  ),
  tool('Arcane', github('getarcaneapp/arcane'), ['ghcr.io/getarcaneapp/arcane', 'ghcr.io/ofkm/arcane'], ['control']),
  tool('Ofelia', github('mcuadros/ofelia'), ['mcuadros/ofelia', 'ghcr.io/mcuadros/ofelia'], ['control']),
  tool('docker-volume-backup', github('offen/docker-volume-backup'), ['offen/docker-volume-backup'], ['control']),
  tool(
    'LocalStack',
    'https://docs.localstack.cloud/references/docker-images/',
    ['localstack/localstack', 'localstack/localstack-pro'],
    ['control'],
  ),
  tool('Ryuk', github('testcontainers/moby-ryuk'), ['testcontainers/ryuk'], ['control', 'privileged']),
  tool('Docker', 'https://hub.docker.com/_/docker', ['docker', 'cruizba/ubuntu-dind'], ['control', 'privileged']),
  tool('BuildKit', github('moby/buildkit'), ['moby/buildkit'], ['privileged', 'profile']),
  tool('k3s', 'https://docs.k3s.io/', ['rancher/k3s'], ['privileged', 'files']),
  tool('Rancher', 'https://ranchermanager.docs.rancher.com/', ['rancher/rancher'], ['privileged']),

  // What runs jobs of a CI in containers.
  tool(
    'GitLab Runner',
    'https://docs.gitlab.com/runner/install/docker/',
    ['gitlab/gitlab-runner'],
    ['control', 'privileged'],
  ),
  tool(
    'Drone',
    'https://docs.drone.io/runner/docker/installation/linux/',
    ['drone/drone-runner-docker', 'drone/agent'],
    ['control'],
  ),
  tool(
    'Woodpecker',
    'https://woodpecker-ci.org/docs/administration/configuration/backends/docker',
    ['woodpeckerci/woodpecker-agent'],
    ['control'],
  ),
  tool(
    'act runner',
    'https://docs.gitea.com/usage/actions/act-runner',
    ['gitea/act_runner', 'code.forgejo.org/forgejo/runner', 'data.forgejo.org/forgejo/runner'],
    ['control'],
  ),
  tool('GitHub runner', github('myoung34/docker-github-actions-runner'), ['myoung34/github-runner'], ['control']),

  // What measures the host and its containers.
  tool(
    'cAdvisor',
    github('google/cadvisor'),
    ['gcr.io/cadvisor/cadvisor', 'ghcr.io/google/cadvisor', 'google/cadvisor', 'zcube/cadvisor'],
    ['socket', 'files', 'privileged', 'devices', 'namespaces', 'root'],
  ),
  tool(
    'node_exporter',
    github('prometheus/node_exporter'),
    ['prom/node-exporter', 'quay.io/prometheus/node-exporter', 'bitnami/node-exporter', 'bitnamilegacy/node-exporter'],
    ['files', 'namespaces', 'root'],
    'SYS_TIME',
  ),
  tool(
    'process-exporter',
    github('ncabatoff/process-exporter'),
    ['ncabatoff/process-exporter'],
    ['files', 'privileged', 'namespaces'],
  ),
  tool(
    'smartctl_exporter',
    github('prometheus-community/smartctl_exporter'),
    ['prometheuscommunity/smartctl-exporter'],
    ['privileged', 'devices', 'root'],
  ),
  tool(
    'Scrutiny',
    github('AnalogJ/scrutiny'),
    ['ghcr.io/analogj/scrutiny', 'analogj/scrutiny'],
    ['files', 'devices', 'privileged'],
    'SYS_RAWIO',
    'SYS_ADMIN',
  ),
  tool(
    'Netdata',
    'https://learn.netdata.cloud/docs/netdata-agent/installation/docker',
    ['netdata/netdata'],
    ['socket', 'files', 'namespaces', 'profile', 'devices'],
    'SYS_PTRACE',
    'SYS_ADMIN',
  ),
  tool(
    'Glances',
    'https://glances.readthedocs.io/en/latest/docker.html',
    ['nicolargo/glances', 'joweisberg/glances'],
    ['socket', 'files', 'namespaces'],
  ),
  tool(
    'Beszel',
    'https://beszel.dev/guide/agent-installation',
    ['henrygd/beszel-agent'],
    ['socket', 'files', 'namespaces', 'devices'],
    'SYS_RAWIO',
    'SYS_ADMIN',
  ),
  tool('Telegraf', 'https://docs.influxdata.com/telegraf/v1/', ['telegraf'], ['socket', 'files', 'namespaces', 'root']),
  tool(
    'Grafana Alloy',
    'https://grafana.com/docs/alloy/latest/',
    ['grafana/alloy'],
    ['socket', 'files', 'namespaces', 'privileged', 'root'],
  ),
  tool(
    'Grafana Agent',
    'https://grafana.com/docs/agent/latest/',
    ['grafana/agent'],
    ['socket', 'files', 'namespaces', 'privileged', 'root'],
  ),
  tool(
    'Beyla',
    'https://grafana.com/docs/beyla/latest/setup/docker/',
    ['grafana/beyla'],
    ['files', 'namespaces', 'privileged'],
    'BPF',
    'PERFMON',
    'SYS_PTRACE',
    'SYS_ADMIN',
  ),
  tool(
    'Promtail',
    'https://grafana.com/docs/loki/latest/send-data/promtail/',
    ['grafana/promtail'],
    ['socket', 'files', 'root'],
  ),
  tool(
    'Fluent Bit',
    'https://docs.fluentbit.io/manual/',
    ['fluent/fluent-bit', 'cr.fluentbit.io/fluent/fluent-bit'],
    ['socket', 'files', 'root'],
  ),
  tool('Fluentd', 'https://docs.fluentd.org/', ['fluent/fluentd', 'fluentd'], ['files', 'root']),
  tool(
    'Vector',
    'https://vector.dev/docs/reference/configuration/sources/docker_logs/',
    ['timberio/vector'],
    ['socket', 'files'],
  ),
  tool(
    'OpenTelemetry Collector',
    'https://opentelemetry.io/docs/collector/',
    [
      'otel/opentelemetry-collector-contrib',
      'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib',
    ],
    ['socket', 'files', 'namespaces', 'root'],
  ),
  ...['filebeat', 'metricbeat', 'elastic-agent', 'auditbeat', 'heartbeat', 'packetbeat'].map((beat) =>
    tool(
      beat,
      'https://www.elastic.co/docs/reference/beats/filebeat/running-on-docker',
      [`docker.elastic.co/beats/${beat}`, `docker.elastic.co/${beat}/${beat}`, `elastic/${beat}`],
      ['socket', 'files', 'namespaces', 'root'],
      'NET_ADMIN',
      'NET_RAW',
      'AUDIT_CONTROL',
      'AUDIT_READ',
      'SYS_PTRACE',
      'DAC_READ_SEARCH',
    ),
  ),
  tool(
    'Datadog Agent',
    'https://docs.datadoghq.com/containers/docker/',
    ['datadog/agent', 'gcr.io/datadoghq/agent', 'public.ecr.aws/datadog/agent', 'datadog/docker-dd-agent'],
    ['socket', 'files', 'namespaces', 'profile'],
    ...['SYS_ADMIN', 'SYS_RESOURCE', 'SYS_PTRACE', 'NET_ADMIN', 'NET_BROADCAST', 'IPC_LOCK'],
  ),
  tool(
    'New Relic',
    'https://docs.newrelic.com/docs/infrastructure/',
    ['newrelic/infrastructure'],
    ['socket', 'files', 'namespaces', 'privileged'],
    'SYS_PTRACE',
  ),
  tool(
    'Zabbix agent',
    'https://www.zabbix.com/documentation/current/en/manual/installation/containers',
    ['zabbix/zabbix-agent', 'zabbix/zabbix-agent2'],
    ['socket', 'files', 'namespaces', 'privileged', 'root'],
  ),
  tool(
    'Sysdig',
    'https://docs.sysdig.com/',
    ['sysdig/agent', 'quay.io/sysdig/agent', 'sysdig/sysdig'],
    ['socket', 'files', 'namespaces', 'privileged'],
  ),
  tool(
    'Falco',
    'https://falco.org/docs/setup/container/',
    ['falcosecurity/falco'],
    ['socket', 'files', 'namespaces', 'privileged'],
    ...['SYS_ADMIN', 'SYS_RESOURCE', 'SYS_PTRACE', 'BPF', 'PERFMON'],
  ),
  tool(
    'osquery',
    'https://osquery.readthedocs.io/',
    ['osquery/osquery'],
    ['socket', 'files', 'namespaces', 'privileged'],
  ),
  tool('Wazuh agent', 'https://documentation.wazuh.com/', ['wazuh/wazuh-agent'], ['socket', 'files', 'namespaces']),
  tool(
    'Pyroscope eBPF',
    'https://grafana.com/docs/pyroscope/latest/',
    ['parca-dev/parca-agent', 'ghcr.io/parca-dev/parca-agent'],
    ['files', 'namespaces', 'privileged'],
  ),

  // Networks: VPNs, DNS, failover.
  tool(
    'WireGuard',
    'https://docs.linuxserver.io/images/docker-wireguard/',
    [
      ...linuxserver('wireguard'),
      'weejewel/wg-easy',
      'ghcr.io/wg-easy/wg-easy',
      'wg-easy/wg-easy',
      'donaldzou/wgdashboard',
    ],
    ['files', 'namespaces'],
    'NET_ADMIN',
    'SYS_MODULE',
  ),
  tool('Gluetun', github('qdm12/gluetun'), ['qmcgaw/gluetun', 'ghcr.io/qdm12/gluetun'], [], 'NET_ADMIN'),
  tool(
    'Tailscale',
    'https://tailscale.com/kb/1282/docker',
    ['tailscale/tailscale', 'ghcr.io/tailscale/tailscale'],
    ['namespaces'],
    'NET_ADMIN',
    'SYS_MODULE',
    'NET_RAW',
  ),
  tool(
    'ZeroTier',
    hub('zerotier/zerotier'),
    ['zerotier/zerotier', 'zyclonite/zerotier'],
    ['namespaces'],
    'NET_ADMIN',
    'SYS_ADMIN',
  ),
  tool(
    'NetBird',
    'https://docs.netbird.io/',
    ['netbirdio/netbird'],
    ['namespaces'],
    'NET_ADMIN',
    'SYS_ADMIN',
    'SYS_RESOURCE',
    'BPF',
  ),
  tool(
    'OpenVPN',
    github('kylemanna/docker-openvpn'),
    ['kylemanna/openvpn', 'openvpn/openvpn-as', 'dperson/openvpn-client'],
    [],
    'NET_ADMIN',
  ),
  tool(
    'IPsec VPN',
    github('hwdsl2/docker-ipsec-vpn-server'),
    ['hwdsl2/ipsec-vpn-server'],
    ['privileged', 'files'],
    'NET_ADMIN',
  ),
  tool(
    'Transmission with OpenVPN',
    github('haugene/docker-transmission-openvpn'),
    ['haugene/transmission-openvpn'],
    [],
    'NET_ADMIN',
  ),
  tool(
    'Pi-hole',
    github('pi-hole/docker-pi-hole'),
    ['pihole/pihole', 'ghcr.io/pi-hole/pihole'],
    ['namespaces'],
    'NET_ADMIN',
    'SYS_TIME',
    'SYS_NICE',
  ),
  tool('AdGuard Home', hub('adguard/adguardhome'), ['adguard/adguardhome'], ['namespaces'], 'NET_ADMIN'),
  tool(
    'Keepalived',
    github('osixia/docker-keepalived'),
    ['osixia/keepalived', 'shawly/keepalived'],
    ['namespaces'],
    'NET_ADMIN',
    'NET_BROADCAST',
  ),
  tool(
    'Fail2ban',
    github('crazy-max/docker-fail2ban'),
    ['crazymax/fail2ban', ...linuxserver('fail2ban')],
    ['namespaces'],
    'NET_ADMIN',
  ),
  tool(
    'netshoot',
    github('nicolaka/netshoot'),
    ['nicolaka/netshoot'],
    ['namespaces', 'privileged'],
    'NET_ADMIN',
    'SYS_ADMIN',
    'SYS_PTRACE',
  ),
  tool(
    'UniFi',
    'https://docs.linuxserver.io/images/docker-unifi-network-application/',
    ['jacobalberty/unifi', ...linuxserver('unifi-network-application')],
    ['namespaces'],
  ),
  tool('chrony', github('cturra/docker-ntp'), ['cturra/ntp'], [], 'SYS_TIME'),
  tool(
    'coturn',
    'https://github.com/coturn/coturn/blob/master/docker/coturn/README.md',
    ['coturn/coturn', 'instrumentisto/coturn'],
    ['namespaces'],
  ),
  tool(
    'LiveKit',
    'https://docs.livekit.io/home/self-hosting/deployment/',
    ['livekit/livekit-server', 'livekit/egress', 'livekit/sip'],
    ['namespaces'],
    'SYS_ADMIN',
  ),

  // Homes.
  tool(
    'Home Assistant',
    'https://www.home-assistant.io/installation/linux#docker-compose',
    ['ghcr.io/home-assistant/home-assistant', 'homeassistant/home-assistant', ...linuxserver('homeassistant')],
    ['privileged', 'namespaces'],
    'NET_ADMIN',
    'NET_RAW',
  ),
  tool(
    'ESPHome',
    'https://esphome.io/guides/installing_esphome.html',
    ['esphome/esphome', 'ghcr.io/esphome/esphome'],
    ['privileged', 'namespaces'],
  ),
  tool(
    'Homebridge',
    github('homebridge/docker-homebridge'),
    ['homebridge/homebridge', 'oznu/homebridge'],
    ['namespaces'],
  ),
  tool(
    'Scrypted',
    'https://docs.scrypted.app/installation.html',
    ['ghcr.io/koush/scrypted', 'koush/scrypted'],
    ['namespaces', 'profile'],
  ),
  tool(
    'Frigate',
    'https://docs.frigate.video/frigate/installation/',
    ['ghcr.io/blakeblackshear/frigate', 'blakeblackshear/frigate'],
    ['privileged'],
    'PERFMON',
  ),
  tool('Plex', hub('plexinc/pms-docker'), ['plexinc/pms-docker', ...linuxserver('plex')], ['namespaces']),
  tool(
    'Jellyfin',
    'https://jellyfin.org/docs/general/installation/container',
    ['jellyfin/jellyfin', ...linuxserver('jellyfin')],
    ['namespaces'],
  ),

  // Browsers whose sandbox needs namespaces.
  tool(
    'Chrome',
    'https://github.com/puppeteer/puppeteer/blob/main/docker/README.md',
    [
      'ghcr.io/puppeteer/puppeteer',
      'browserless/chrome',
      'ghcr.io/browserless/chromium',
      'zenika/alpine-chrome',
      'ghcr.io/zenika/alpine-chrome',
      'justinribeiro/chrome-headless',
    ],
    ['profile'],
    'SYS_ADMIN',
  ),
  tool(
    'Playwright',
    'https://playwright.dev/docs/docker',
    ['mcr.microsoft.com/playwright', 'mcr.microsoft.com/playwright/python'],
    ['profile'],
    'SYS_ADMIN',
  ),

  // Files of the host: backups, shares, mounts.
  tool(
    'Borgmatic',
    github('borgmatic-collective/docker-borgmatic'),
    ['ghcr.io/borgmatic-collective/borgmatic', 'b3vis/borgmatic'],
    ['files', 'control'],
    'SYS_ADMIN',
  ),
  tool(
    'restic',
    github('restic/restic'),
    ['restic/restic', 'ghcr.io/restic/restic', 'mazzolino/restic', 'lobaro/restic-backup-docker'],
    ['files', 'socket'],
  ),
  tool(
    'Duplicati',
    hub('duplicati/duplicati'),
    ['duplicati/duplicati', ...linuxserver('duplicati')],
    ['files', 'root'],
  ),
  tool('Kopia', 'https://kopia.io/docs/installation/', ['kopia/kopia'], ['files', 'root'], 'SYS_ADMIN'),
  tool(
    'Backrest',
    github('garethgeorge/backrest'),
    ['garethgeorge/backrest', 'ghcr.io/garethgeorge/backrest'],
    ['files'],
  ),
  tool('File Browser', 'https://filebrowser.org/installation', ['filebrowser/filebrowser'], ['files']),
  tool('rclone', 'https://rclone.org/install/#docker', ['rclone/rclone'], ['files', 'profile'], 'SYS_ADMIN'),
  tool(
    'NFS server',
    github('ehough/docker-nfs-server'),
    ['erichough/nfs-server', 'itsthenetwork/nfs-server-alpine'],
    ['files', 'privileged', 'profile'],
    'SYS_ADMIN',
    'SYS_MODULE',
  ),

  // Processes that lock memory or set priorities.
  tool(
    'Vault',
    'https://hub.docker.com/r/hashicorp/vault',
    ['hashicorp/vault', 'vault', 'openbao/openbao', 'quay.io/openbao/openbao'],
    [],
    'IPC_LOCK',
  ),
  tool(
    'Elasticsearch',
    'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-with-docker',
    ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch', 'opensearchproject/opensearch'],
    ['root'],
    'IPC_LOCK',
  ),
  tool(
    'ClickHouse',
    'https://hub.docker.com/r/clickhouse/clickhouse-server',
    ['clickhouse/clickhouse-server', 'clickhouse'],
    [],
    'SYS_NICE',
    'NET_ADMIN',
    'IPC_LOCK',
    'SYS_PTRACE',
  ),
  tool('MySQL', 'https://hub.docker.com/_/mysql', ['mysql', 'mariadb', 'percona'], [], 'SYS_NICE'),
  tool(
    'ScyllaDB',
    'https://hub.docker.com/r/scylladb/scylla',
    ['scylladb/scylla'],
    ['namespaces', 'privileged'],
    'SYS_NICE',
    'IPC_LOCK',
  ),
  tool(
    'SQL Server',
    'https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-troubleshooting',
    ['mcr.microsoft.com/mssql/server', 'mcr.microsoft.com/azure-sql-edge'],
    ['root'],
    'SYS_PTRACE',
  ),
  tool('Oracle Database', github('gvenzl/oci-oracle-xe'), ['gvenzl/oracle-xe', 'gvenzl/oracle-free'], [], 'SYS_NICE'),
  tool(
    'Collabora Online',
    'https://sdk.collaboraonline.com/docs/installation/CODE_Docker_image.html',
    ['collabora/code'],
    ['privileged', 'profile'],
    'SYS_ADMIN',
  ),
];

const byImage = new Map(hostTools.flatMap((row) => row.images.map((image) => [image, row] as const)));

/**
 * The tool that an image is, or undefined.
 * @param name as people call it: `traefik`, `prom/node-exporter`, `gcr.io/cadvisor/cadvisor`
 */
export const hostTool = (name: string): HostTool | undefined => byImage.get(name);

# Restorable with the client programs of every database that it supports.
#
#   docker build --tag restorable .
#   docker run --rm --env RESTORABLE_DATABASE --env RESTORABLE_PASSPHRASE --volume /mnt/backups:/backups restorable \
#     backup --destination file:/backups
#
# docs/docker.md describes it. Dependabot updates the digests.

# Debian has no mysqldump, and that of MariaDB is refused for MySQL.
FROM mysql:8.4@sha256:b3b90af2a6552ae30c266fdb7d5dd55f3afb72404bb78d37fe8a23eb857fd3fb AS mysql

FROM node:24-trixie-slim@sha256:8ec5d7557396cfe32d21c3f9c13072355ceab22b584578ca4bb28af31120cffe

# PostgreSQL's own package source has every version that is supported. Debian signs the script that adds it, with its key.
# A newer pg_dump reads older servers, so a server gets the client of its own version.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates postgresql-common \
  && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
  && apt-get install --yes --no-install-recommends \
    bubblewrap \
    gnupg \
    mariadb-client \
    openssh-client \
    postgresql-client-13 \
    postgresql-client-14 \
    postgresql-client-15 \
    postgresql-client-16 \
    postgresql-client-17 \
    postgresql-client-18 \
    python3 \
    rclone \
    sqlite3 \
    tini \
    zstd \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /backups \
  && chown node:node /backups

COPY --from=mysql /usr/bin/mysql /usr/bin/mysqldump /usr/local/bin/
COPY LICENSE /opt/restorable/
COPY dist /opt/restorable/dist

# The build fails if a program can't start.
RUN mysqldump --version \
  && mariadb-dump --version \
  && /usr/lib/postgresql/13/bin/pg_dump --version \
  && /usr/lib/postgresql/18/bin/pg_dump --version \
  && rclone version \
  && ln -s /opt/restorable/dist/index.js /usr/local/bin/restorable \
  && restorable --version

USER node
WORKDIR /backups
# A first process that passes signals on, so that `docker stop` cancels a run properly.
ENTRYPOINT ["/usr/bin/tini", "--", "restorable"]
CMD ["--help"]

# Four images from two bases. Debian stable carries everything but Asterisk, which must be 22.10 or newer: Debian testing.
ARG STABLE=debian:trixie-slim
ARG TESTING=debian:forky-slim

FROM ${STABLE} AS base
ENV DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8
# one user for all: the volumes they share need no rights beyond its own
RUN groupadd --gid 10001 hotline && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin hotline

FROM base AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm ca-certificates
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM base AS hotline
RUN apt-get update \
  && apt-get install -y --no-install-recommends nodejs espeak-ng sox \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY bin/hotline ./bin/hotline
COPY config ./config
COPY dialplan ./dialplan
COPY migrations ./migrations
COPY sounds ./sounds
RUN ln -s /app/bin/hotline /usr/local/bin/hotline \
  && install -d -o hotline -g hotline -m 700 \
    /var/lib/hotline /var/lib/hotline-prompts /var/lib/hotline-recordings /etc/hotline-asterisk /run/store-secrets
USER hotline
EXPOSE 8080/tcp
ENTRYPOINT ["hotline"]
CMD ["serve"]

FROM ${TESTING} AS asterisk
ENV DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8
RUN groupadd --gid 10001 hotline && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin hotline
# an index of a mirror that stands still is accepted: testing's expires within days
RUN apt-get -o Acquire::Check-Valid-Until=false update \
  && apt-get install -y --no-install-recommends asterisk \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o hotline -g hotline -m 700 \
    /var/lib/hotline-prompts /var/lib/hotline-recordings /etc/hotline-asterisk /var/run/asterisk \
  && chown -R hotline:hotline /var/lib/asterisk /var/log/asterisk /var/spool/asterisk
COPY bin/docker/asterisk /usr/local/bin/hotline-asterisk
USER hotline
EXPOSE 5060/udp
ENTRYPOINT ["hotline-asterisk"]

FROM base AS postgres
RUN apt-get update \
  && mkdir -p /etc/postgresql-common/createcluster.d \
  && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/hotline.conf \
  && apt-get install -y --no-install-recommends postgresql \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o hotline -g hotline -m 700 /var/lib/hotline-postgres /run/store-secrets
COPY bin/docker/postgres /usr/local/bin/hotline-postgres
USER hotline
STOPSIGNAL SIGINT
ENTRYPOINT ["hotline-postgres"]

FROM base AS redis
RUN apt-get update \
  && apt-get install -y --no-install-recommends redis-server \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o hotline -g hotline -m 700 /var/lib/hotline-redis /run/store-secrets
COPY bin/docker/redis /usr/local/bin/hotline-redis
USER hotline
ENTRYPOINT ["hotline-redis"]

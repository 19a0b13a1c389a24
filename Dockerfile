# okgyo: one binary for the desk (`serve`), the worker (`work`) and the batch job (`run`).
#
#   docker build -t okgyo .
#   docker run --rm okgyo --help
#   docker run -p 127.0.0.1:8731:8731 -v okgyo-data:/data okgyo serve
#
# Runs as uid 10001, with a read-only root, without capabilities; writes only to /data,
# /inbox, /outbox and /tmp. compose.yaml puts a desk, a worker and an endpoint together.

FROM debian:bookworm-slim AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      cmake gcc libc6-dev libcurl4-openssl-dev libexpat1-dev libhunspell-dev libicu-dev libjansson-dev libmicrohttpd-dev libpcre2-dev libpq-dev \
      libsodium-dev libsqlite3-dev libstemmer-dev hunspell-ko ninja-build pkg-config \
 && rm -rf /var/lib/apt/lists/*
COPY . /src
WORKDIR /src
# The default settings and the starter glossaries come from the program itself.
RUN cmake --preset release -DOKGYO_TESTS=OFF \
 && cmake --build build/release \
 && cmake --install build/release --prefix /usr/local --strip \
 && okgyo init /etc/okgyo --quiet \
 && chmod -R a+rX,go-w /etc/okgyo

FROM debian:bookworm-slim
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="okgyo" \
      org.opencontainers.image.description="Korean news copy to signed-off copy in other languages" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim"
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      ca-certificates hunspell-en-us libcurl4 libexpat1 libhunspell-1.7-0 libicu72 libjansson4 libmicrohttpd12 libpcre2-8-0 libpq5 libsodium23 libsqlite3-0 libstemmer0d \
 && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old /var/log/apt /var/log/dpkg.log \
 && mkdir -p /data /inbox /outbox \
 && chown 10001:10001 /data /inbox /outbox
COPY --from=build /usr/local/bin/okgyo /usr/local/bin/okgyo
COPY --from=build /etc/okgyo /etc/okgyo

# Where things are in the container; each may be set otherwise with -e. The desk speaks plain HTTP to
# whatever stands in front: publish its port on loopback, or put a TLS proxy there.
ENV OKGYO_CONFIG=/etc/okgyo/okgyo.json \
    OKGYO_STORE_URL=/data/okgyo.db \
    OKGYO_EXPORT_DIR=/outbox \
    OKGYO_REVIEW_BIND=0.0.0.0 \
    OKGYO_REVIEW_BEHIND_PROXY=true \
    LANG=C.UTF-8
VOLUME ["/data", "/inbox", "/outbox"]
EXPOSE 8731
WORKDIR /data
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 CMD ["okgyo", "health"]
ENTRYPOINT ["okgyo"]
CMD ["serve"]

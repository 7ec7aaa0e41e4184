# syntax=docker/dockerfile:1

# The image of the linter. It needs no network and writes nothing:
#   docker run --rm --network none --read-only -v "$PWD:/src:ro" ghcr.io/pydock-lint/pydock-lint
# The target alpine has a shell, for CI systems that start one in the image.

# build: what is built is the same on every platform, so that it is built on the machine's own.
FROM --platform=$BUILDPLATFORM node:24-alpine@sha256:d32cdf619f63fe0471182d08996dd516c6275bb5fd31ae06e55a570bd9e1ad43 AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json LICENSE ./
COPY scripts scripts
COPY schemas schemas
COPY examples/healthy-app examples/healthy-app
COPY src src
RUN npm run generate && node scripts/build.mjs --no-types && cp LICENSE dist/ && \
    mkdir bin && ln -s /usr/lib/pydock-lint/cli.js bin/pydock-lint

# alpine: with a shell.
FROM node:24-alpine@sha256:d32cdf619f63fe0471182d08996dd516c6275bb5fd31ae06e55a570bd9e1ad43 AS alpine
LABEL org.opencontainers.image.title="pydock-lint" \
      org.opencontainers.image.description="A linter and analyzer for the Dockerfiles and compose files of Python projects" \
      org.opencontainers.image.source="https://github.com/pydock-lint/pydock-lint" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /build/dist /usr/lib/pydock-lint
# A link: nothing runs here, so that no machine has to be emulated.
COPY --from=build /build/bin /usr/local/bin
WORKDIR /src
USER 1000
ENTRYPOINT ["pydock-lint"]
CMD ["."]

# distroless: the default.
FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:774b7d020b24214835769e24c3544835526cd0288f0b094eae48e8b2c2429a79 AS distroless
LABEL org.opencontainers.image.title="pydock-lint" \
      org.opencontainers.image.description="A linter and analyzer for the Dockerfiles and compose files of Python projects" \
      org.opencontainers.image.source="https://github.com/pydock-lint/pydock-lint" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /build/dist /usr/lib/pydock-lint
WORKDIR /src
USER 65532
ENTRYPOINT ["/nodejs/bin/node", "/usr/lib/pydock-lint/cli.js"]
CMD ["."]

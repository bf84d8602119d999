# The backend alone. Build: docker build -t towerp-crm .   Run on the embedded database: docker run -p 8080:8080 -v crm:/data towerp-crm
FROM node:24-bookworm-slim AS build
WORKDIR /crm
COPY . .
RUN npm ci --workspace packages/server --include-workspace-root \
  && npm run build --workspace packages/protocol --workspace packages/server \
  && npm ci --omit=dev --workspace packages/server

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /crm
COPY --from=build /crm/node_modules node_modules
COPY --from=build /crm/packages/protocol packages/protocol
COPY --from=build /crm/packages/server packages/server
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "packages/server/dist/cli.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--data", "/data"]

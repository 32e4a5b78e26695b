# The image of the web server and the worker. Build: docker build -t roret .
# One image, three commands: `roret migrate`, `roret serve --host 0.0.0.0`, `roret worker`.

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1 PATH=/app/.venv/bin:$PATH VIRTUAL_ENV=/app/.venv
COPY requirements/bootstrap.txt requirements/runtime.txt requirements/
RUN python -m venv .venv \
 && pip install --no-cache-dir --require-hashes -r requirements/bootstrap.txt \
 && uv pip sync --no-cache --require-hashes requirements/runtime.txt
COPY pyproject.toml ./
COPY src src
RUN uv pip install --no-cache --no-deps --offline --editable .
COPY package.json package-lock.json ./
COPY --from=packages /app/node_modules node_modules
RUN python -m roret.foundation.ui.build \
 && python -m roret.foundation.i18n.messages --compile \
 && rm -rf node_modules

FROM python:3.11-slim-bookworm
WORKDIR /app
RUN useradd --system --home-dir /var/lib/roret --create-home roret
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    RORET_MODE=production \
    RORET_STATE_DIR=/var/lib/roret
COPY --from=build /app /app
COPY demo demo
USER roret
VOLUME /var/lib/roret
EXPOSE 8000
CMD ["roret", "serve", "--host", "0.0.0.0", "--port", "8000"]

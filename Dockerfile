# Two steps: the first has what is needed to install, the second only what is needed to run.
FROM python:3.13-slim AS build
WORKDIR /app
RUN python -m venv /opt/onrecord
COPY requirements.txt requirements-meaning.txt ./
RUN /opt/onrecord/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt
# Where there is no wheel of the encoder for this platform, answers go by words alone.
RUN /opt/onrecord/bin/pip install --no-cache-dir --disable-pip-version-check --only-binary :all: \
    -r requirements-meaning.txt || true
COPY pyproject.toml README.md LICENSE ./
COPY index index
COPY bot bot
RUN /opt/onrecord/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin onrecord \
    && mkdir -p /app/data /var/lib/onrecord \
    && chown onrecord: /var/lib/onrecord
COPY --from=build /opt/onrecord /opt/onrecord
COPY data /app/data
WORKDIR /app
USER onrecord
# What must not be lost is in /var/lib/onrecord, unless DATABASE_URL names a PostgreSQL; no secret is in the image.
ENV PATH=/opt/onrecord/bin:$PATH ONRECORD_DATA=/app/data ONRECORD_VAR=/var/lib/onrecord PORT=8080 PYTHONUNBUFFERED=1
VOLUME /var/lib/onrecord
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health', timeout=5)"]
ENTRYPOINT ["onrecord"]
CMD ["run"]

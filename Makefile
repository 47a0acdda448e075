# Gongkai 公开. `make help` lists what can be done.
PORT ?= 8000
PYTEST_ARGS ?=
export PORT
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help install demo test test-services check bench lock messages clean

help: ## 列出全部命令 / list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

install: ## 建立 .venv 并安装依赖 / make .venv and install what requirements.txt names
	@sh scripts/install.sh

demo: ## 启动演示站点（PORT=8000）/ run the demonstration site
	@sh scripts/demo.sh

test: install ## 测试（SQLite，跳过需要服务的部分）/ tests on SQLite, without servers
	@$(PY) -m pytest -n auto $(PYTEST_ARGS)

test-services: install ## 在真实的 PostgreSQL、Elasticsearch 与浏览器上测试 / the same suite on PostgreSQL, with Elasticsearch and a browser
	@sh scripts/test_services.sh $(PYTEST_ARGS)

check: install ## 静态检查 / linters, types, templates, arrows, migrations, deployment settings
	@sh scripts/check.sh

bench: install ## 性能对比 / measure speed (ARGS="…" goes to the benchmark)
	@$(PY) -m bench $(ARGS)

lock: ## 重新生成 requirements.txt / resolve pyproject.toml anew (needs uv)
	@sh scripts/lock.sh

messages: install ## 编译译文 .po → .mo / compile translations (needs gettext)
	@sh scripts/messages.sh

clean: ## 删除 .venv 与 var（含演示数据）/ remove the environment and all local data
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

@echo off
where /q node || (echo The Pulumi plugin azure-partner needs Node.js 20 or later, and there is no node on PATH: install it from https://nodejs.org. 1>&2 & exit /b 1)
node "%~dp0index.js" %*

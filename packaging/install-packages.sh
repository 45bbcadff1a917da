# shellcheck shell=bash disable=SC2034 # the lists are read by the scripts that source this
# Sourced by run.sh and test.sh: installs the Debian packages that are missing, as root or with sudo.

packages_to_build="g++ cmake ninja-build qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-svg-dev libgl-dev
    libyaml-cpp-dev libicu-dev libexpected-dev libkainjow-mustache-dev"
packages_to_run="qt6-image-formats-plugins libqt6svg6 fonts-dejavu-core fonts-noto-cjk ca-certificates"
packages_to_test="git ccache clang clang-format clang-tidy clazy lld libclang-rt-14-dev qt6-httpserver-dev
    qt6-websockets-dev gcovr python3-yaml shellcheck dpkg-dev file
    ripgrep strace e2fsprogs fuse2fs btrfs-progs quota acl attr time xvfb xauth"

install_packages() {
    local missing=() root=() package
    command -v dpkg-query >/dev/null || { echo "This script knows the packages of Debian 12 only. Galley needs: $*" >&2; return 1; }
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            printf '%s\n' "Packages are missing, and installing them takes root or sudo. Run this as root, then start again:" \
                "    apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        }
        root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${root[@]}" apt-get update -q
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

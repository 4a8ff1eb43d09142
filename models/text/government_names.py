"""What the name of a unit tells of its rank: that of a city or a province, or below."""

from __future__ import annotations

import re

from models.text.look_alikes import plain_name

_OFFICE = "(?:(?:人民)?政府(?P<office>办公[室厅]|办)?)?$"
_OF_A_CITY = re.compile(f"[市州]{_OFFICE}")
_OF_A_PROVINCE = re.compile(f"(?:省|自治区){_OFFICE}")
_OF_A_DISTRICT = re.compile(f"[区县旗]{_OFFICE}")
_RANKS = (_OF_A_PROVINCE, _OF_A_CITY, _OF_A_DISTRICT)
_BELOW = re.compile("[区县旗]|街道|[镇乡](?:人民政府)?$")
"""What stands in the name of a district, a street, a town, or what is theirs."""


def is_of_a_city(agency: str) -> bool:
    """Return whether a name is that of a city's government, or of its office; whether it has districts, none tells."""
    return bool(_OF_A_CITY.search(_plain(agency)))


def is_of_a_province(agency: str) -> bool:
    """Return whether a name is that of a province's government, or of its office."""
    return bool(_OF_A_PROVINCE.search(_plain(agency)))


def is_below_a_city(agency: str) -> bool:
    """Return whether a name is that of a district, a street or a town, or of what belongs to one."""
    return bool(_BELOW.search(_plain(agency).replace("自治区", ""))) and not is_of_a_city(agency)


def is_whole_government(agency: str) -> bool:
    """Return whether a name is that of a government from the district on, and not of its office."""
    found = next((one for rank in _RANKS if (one := rank.search(_plain(agency)))), None)
    return found is not None and not found["office"]


def _plain(agency: str) -> str:
    return plain_name(agency).strip()

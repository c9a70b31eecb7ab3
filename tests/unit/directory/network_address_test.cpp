#include "directory/network_address.hpp"

#include <gtest/gtest.h>

using namespace alongside::directory;

TEST(NetworkAddress, PublicOnesMayBeFetched) {
    for (const char* text :
         {"93.184.216.34", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255",
          "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8"}) {
        EXPECT_EQ(reach_of(text), Reach::public_address) << text;
    }
}

TEST(NetworkAddress, ThisMachineIsLoopbackInEveryForm) {
    for (const char* text :
         {"127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1"}) {
        EXPECT_EQ(reach_of(text), Reach::loopback) << text;
    }
}

TEST(NetworkAddress, OurOwnNetworksAreForbiddenInEveryForm) {
    for (const char* text : {"0.0.0.0",
                             "10.0.0.1",
                             "100.64.0.1",
                             "100.100.100.200",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "192.0.0.192",
                             "198.18.0.1",
                             "224.0.0.1",
                             "240.0.0.1",
                             "255.255.255.255",
                             "168.63.129.16",
                             "::",
                             "::ffff:10.0.0.1",
                             "::ffff:169.254.169.254",
                             "::10.0.0.1",
                             "fc00::1",
                             "fd00:ec2::254",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1",
                             "64:ff9b::a9fe:a9fe",
                             "2002:0a00:0001::1",
                             "2001:0:1::1",
                             "2001:db8::1",
                             "3fff::1",
                             "100::1"}) {
        EXPECT_EQ(reach_of(text), Reach::forbidden) << text;
    }
}

TEST(NetworkAddress, OtherTextIsForbidden) {
    for (const char* text : {"", "localhost", "127.1", "0x7f000001", "2130706433", "10.0.0.1 ",
                             "010.0.0.1", "::1%lo", "1.2.3.4.5"}) {
        EXPECT_EQ(reach_of(text), Reach::forbidden) << text;
    }
}

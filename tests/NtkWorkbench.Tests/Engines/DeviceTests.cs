namespace NtkWorkbench.Tests;

public sealed class DeviceTests
{
    [Theory]
    [InlineData("cpu", DeviceKind.Cpu, null)]
    [InlineData("cuda", DeviceKind.Cuda, null)]
    [InlineData("cuda:0", DeviceKind.Cuda, 0)]
    [InlineData("cuda:12", DeviceKind.Cuda, 12)]
    public void TryParse_NameOfADevice_IsThatDeviceAndPrintsAlike(string text, DeviceKind kind, int? index)
    {
        Device.TryParse(text, out Device device).ShouldBeTrue();
        device.ShouldBe(new Device(kind, index));
        device.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CPU")]
    [InlineData("cpu:0")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1.0")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:99999999999")]
    public void TryParse_AnythingElse_IsNone(string? text) => Device.TryParse(text, out _).ShouldBeFalse();
}

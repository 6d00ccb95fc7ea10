namespace NtkWorkbench.Tests;

public sealed class LinearAlgebraProvidersTests
{
    [Fact]
    public void Select_Nothing_TakesTheFirstAvailable() =>
        LinearAlgebraProviders.Select(null).ShouldBeSameAs(LinearAlgebraProviders.Available[0]);

    [Fact]
    public void Select_Managed_SaysWhichVersion() =>
        LinearAlgebraProviders.Select("managed").Name.ShouldBe("MathNet.Numerics 5.0.0");

    [SkippableFact]
    public void Select_OpenBlas_SaysWhichVersion()
    {
        Skip.If(LinearAlgebraProviders.OpenBlas is null, "OpenBLAS is not on this machine");
        LinearAlgebraProviders.Select("openblas").Name.ShouldMatch(@"^OpenBLAS \d+\.\d+\.\d+");
    }

    [Fact]
    public void Select_AnythingElse_NamesWhatThereIs() =>
        Should.Throw<NtkException>(() => LinearAlgebraProviders.Select("mkl")).Message
            .ShouldBe("NTK_LINEAR_ALGEBRA must be openblas or managed, got \"mkl\"");
}

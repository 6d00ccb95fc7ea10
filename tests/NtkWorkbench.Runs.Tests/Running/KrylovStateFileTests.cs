namespace NtkWorkbench.Runs.Tests;

public sealed class KrylovStateFileTests
{
    [Fact]
    public void Read_StateOfARestart_IsTheOneWritten()
    {
        using var folder = new TemporaryFolder();
        var matrix = new SymmetricOperator(200, (vectors, products) =>
        {
            for (int i = 0; i < vectors.Length; i++)
                products[i] = vectors[i] / (1 + (i % 200));
        });
        var states = new List<KrylovState>();
        LeadingEigenpairs whole = Find(null);
        states.Any(state => state.Found is null).ShouldBeTrue();
        foreach (KrylovState state in states.ToArray())
        {
            RecordFile.Write(folder.File("state"), state);
            Find(RecordFile.Read<KrylovState>(folder.File("state"))).Vectors.Values.ShouldBe(whole.Vectors.Values);
        }

        LeadingEigenpairs Find(KrylovState? from) => ThickRestartLanczos.Largest(
            matrix, new KrylovOptions { Count = 5, BasisBytes = 1 }, new RandomStreams(1).Named("start"), LinearAlgebraProviders.Best(),
            from, from is null ? state => states.Add(state()) : null);
    }
}

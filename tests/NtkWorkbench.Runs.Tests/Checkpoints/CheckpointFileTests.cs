namespace NtkWorkbench.Runs.Tests;

public sealed class CheckpointFileTests : IDisposable
{
    private static readonly NetworkArchitecture Architecture = new([2, 3, 1], Activation.LeakyRelu, Parameterization.Ntk);

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("weights.safetensors");

    [Theory]
    [InlineData(Precision.Float64, TensorType.F64)]
    [InlineData(Precision.Float32, TensorType.F32)]
    internal void Write_EitherPrecision_ReadsBackExactly(Precision precision, TensorType type)
    {
        double[] parameters =
            [.. Enumerable.Range(0, Architecture.ParameterCount).Select(i => precision == Precision.Float64 ? i / 7.0 : i / 7f)];

        CheckpointFile.Write(Path, Architecture, precision, new Checkpoint("final", 12, parameters));

        CheckpointFile.Read(Path, Architecture).ShouldBe(parameters);
        SafetensorsContent content = SafetensorsFile.Read(Path);
        content.Tensors.ShouldAllBe(tensor => tensor.Type == type);
        content.Metadata.OrderBy(pair => pair.Key)
            .ShouldBe([new("activation", "leaky_relu"), new("parameterization", "ntk"), new("step", "12")]);
    }

    [Fact]
    public void Write_Layers_LieInParameterOrder()
    {
        double[] parameters = [.. Enumerable.Range(0, Architecture.ParameterCount).Select(i => (double)i)];

        CheckpointFile.Write(Path, Architecture, Precision.Float64, new Checkpoint("final", 0, parameters));

        IReadOnlyList<Tensor> tensors = SafetensorsFile.Read(Path).Tensors;
        tensors.Select(tensor => (tensor.Name, Tensor.Describe(tensor.Shape), tensor.Values[0])).ShouldBe(
            [("layers.0.weight", "(3, 2)", 0), ("layers.0.bias", "(3)", 6), ("layers.1.weight", "(1, 3)", 9),
                ("layers.1.bias", "(1)", 12)]);
    }

    [Fact]
    public void Write_WrongLength_ShapeException() => Should.Throw<ShapeException>(() =>
        CheckpointFile.Write(Path, Architecture, Precision.Float64, new Checkpoint("final", 0, [1])));

    [Fact]
    public void Read_TransposedMissingUnexpectedAndNonFinite_EachIsNamed()
    {
        SafetensorsFile.Write(Path, new SafetensorsContent
        {
            Tensors =
            [
                Of("layers.0.weight", [2, 3]),
                Of("layers.0.bais", [3]),
                Of("layers.1.weight", [1, 3], double.NaN),
                Of("layers.1.bias", [1]),
            ],
        });

        JobException error = Should.Throw<JobException>(() => CheckpointFile.Read(Path, Architecture));

        error.Errors.Select(problem => problem.Message).ShouldBe(
        [
            "weights of layer 0 must have shape (3, 2), got (2, 3) (tensor layers.0.weight)",
            "biases of layer 0 are missing, expected a tensor layers.0.bias of shape (3)",
            "weights of layer 1 must be finite, got nan at (0, 2) (tensor layers.1.weight)",
            "unexpected tensor 'layers.0.bais', a network 2–3–1 leakyrelu ntk has layers.0 to layers.1, each with weight and bias",
        ]);
        error.Errors[1].Suggestion.ShouldBe("layers.0.bais");
        error.Errors.ShouldAllBe(problem => problem.Source == Path);
    }

    public void Dispose() => _folder.Dispose();

    private static Tensor Of(string name, long[] shape, double last = 1)
    {
        double[] values = new double[shape.Aggregate(1L, (product, dimension) => product * dimension)];
        values[^1] = last;
        return new Tensor { Name = name, Type = TensorType.F64, Shape = shape, Values = values };
    }
}

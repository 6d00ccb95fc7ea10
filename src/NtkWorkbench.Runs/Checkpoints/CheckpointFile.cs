using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Parameters as safetensors files: tensors layers.{i}.weight [out, in] and layers.{i}.bias [out], i from 0.</summary>
internal static class CheckpointFile
{
    /// <summary>Writes a checkpoint; step, activation and parameterization stand in the metadata.</summary>
    public static void Write(string path, NetworkArchitecture architecture, Precision precision, Checkpoint checkpoint)
    {
        ShapeException.ThrowIfLengthDiffers(
            $"the parameters of a network {architecture}", architecture.ParameterCount, checkpoint.Parameters.Length);
        TensorType type = TypeOf(precision);
        SafetensorsFile.Write(path, new SafetensorsContent
        {
            Metadata = new Dictionary<string, string>
            {
                ["step"] = checkpoint.Step.ToString(CultureInfo.InvariantCulture),
                ["activation"] = JobContract.NameOf(architecture.Activation),
                ["parameterization"] = JobContract.NameOf(architecture.Parameterization),
            },
            Tensors = [.. architecture.Layers.SelectMany(ParameterTensor.Of).Select(tensor => new Tensor
            {
                Name = tensor.Name,
                Type = type,
                Shape = tensor.Shape,
                Values = checkpoint.Parameters[tensor.Entries],
            })],
        });
    }

    public static double[] Read(string path, NetworkArchitecture architecture) =>
        new CheckpointReader(path, architecture).Place(SafetensorsFile.Read(path).Tensors);

    private static TensorType TypeOf(Precision precision) => precision switch
    {
        Precision.Float64 => TensorType.F64,
        Precision.Float32 => TensorType.F32,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "there is no such precision"),
    };
}

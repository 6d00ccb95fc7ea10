namespace NtkWorkbench.Runs;

/// <summary>Puts the tensors of a file where a network's flat parameters have them.</summary>
internal sealed class CheckpointReader(string path, NetworkArchitecture architecture)
{
    private readonly FileInputErrors _problems = new(path);
    private readonly double[] _parameters = new double[architecture.ParameterCount];

    public double[] Place(IReadOnlyList<Tensor> tensors)
    {
        ParameterTensor[] wanted = [.. architecture.Layers.SelectMany(ParameterTensor.Of)];
        Dictionary<string, Tensor> given = tensors.ToDictionary(tensor => tensor.Name);
        string[] unexpected = [.. given.Keys.Except(wanted.Select(tensor => tensor.Name))];
        foreach (ParameterTensor expected in wanted)
        {
            if (given.TryGetValue(expected.Name, out Tensor? tensor))
                Place(expected, tensor);
            else
                _problems.Add(
                    $"{expected.Title} are missing, expected a tensor {expected.Name} of shape {Tensor.Describe(expected.Shape)}",
                    NearestName.Find(expected.Name, unexpected));
        }
        string range = $"layers.0 to layers.{architecture.Layers.Count - 1}, each with weight and bias";
        foreach (string name in unexpected)
            _problems.Add($"unexpected tensor {Quoted.Of(name)}, a network {architecture} has {range}");
        _problems.ThrowIfAny();
        return _parameters;
    }

    private void Place(ParameterTensor expected, Tensor tensor)
    {
        if (!tensor.Shape.SequenceEqual(expected.Shape))
        {
            _problems.Add($"{expected.Title} must have shape {Tensor.Describe(expected.Shape)}, got {Tensor.Describe(tensor.Shape)} "
                + $"(tensor {expected.Name})");
            return;
        }
        tensor.Values.CopyTo(_parameters.AsSpan(expected.Entries));
        if (System.Numerics.Tensors.TensorPrimitives.IsFiniteAll<double>(tensor.Values))
            return;
        int index = Array.FindIndex(tensor.Values, value => !double.IsFinite(value));
        string entry = Tensor.Describe(expected.Shape.Count == 1 ? [index] : [index / expected.Shape[1], index % expected.Shape[1]]);
        _problems.Add($"{expected.Title} must be finite, got {CsvNumber.Format(tensor.Values[index])} at {entry} (tensor {expected.Name})");
    }
}

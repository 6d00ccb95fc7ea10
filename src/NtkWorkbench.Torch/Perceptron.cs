using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>The multilayer perceptron as a module: z_l = s_l W_l a_{l−1} + b_l, a_l = φ(z_l). Its state has the names layers.{i}.weight and
/// layers.{i}.bias of the checkpoints.</summary>
internal sealed class Perceptron : nn.Module<Tensor, Tensor>
{
    private readonly ModuleList<Linear> _layers;

    public Perceptron(NetworkArchitecture architecture, ScalarType type, torch.Device device)
        : base("perceptron")
    {
        Architecture = architecture;
        _layers = new([.. architecture.Layers.Select(layer => nn.Linear(layer.FanIn, layer.FanOut, device: device, dtype: type))]);
        register_module("layers", _layers);
        Slots = [.. architecture.Layers.SelectMany(layer => SlotsOf(layer, _layers[layer.Index]))];
    }

    public NetworkArchitecture Architecture { get; }

    /// <summary>Weights and biases in parameter order, taken once: asking a layer again would make new handles.</summary>
    public IReadOnlyList<ParameterSlot> Slots { get; }

    /// <summary>f(x) for rows x, shape (n, o).</summary>
    public override Tensor forward(Tensor input) =>
        Preactivation(Architecture.Layers.Count - 1, HiddenActivation(Architecture.Layers.Count - 2, input));

    /// <summary>z_l from a_{l−1}, shape (n, fan_out).</summary>
    public Tensor Preactivation(int layer, Tensor input)
    {
        double scale = Architecture.Layers[layer].WeightScale;
        return _layers[layer].call(scale == 1 ? input : input.Times(scale));
    }

    /// <summary>a_l of a hidden layer from x; x itself for l = −1.</summary>
    public Tensor HiddenActivation(int layer, Tensor input)
    {
        Tensor activation = input;
        for (int l = 0; l <= layer; l++)
            activation = ActivationFunctions.Apply(Architecture.Activation, Preactivation(l, activation));
        return activation;
    }

    public void Write(ReadOnlySpan<double> parameters)
    {
        foreach (ParameterSlot slot in Slots)
            HostTransfer.Overwrite(slot.Tensor, parameters[slot.Range]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (ParameterSlot slot in Slots)
                slot.Tensor.Dispose();
            _layers.Dispose();
        }
        base.Dispose(disposing);
    }

    private static IEnumerable<ParameterSlot> SlotsOf(LayerLayout layout, Linear layer) =>
    [
        new(layout.Index, layer.weight!, layout.Weight),
        new(layout.Index, layer.bias!, layout.Bias),
    ];
}
